import { describe, expect, it } from 'vitest';
import { connectionsOf } from './support.ts';

/** Strings that look alike and are another database's, or none: not one may be taken. */
const OTHERS = [
  'Server=localhost;Port=3306;Database=shop;Uid=root;Pwd=x',
  'Server=localhost;Database=x;Uid=root',
  'Server=localhost;Database=tests;Uid=test;Pwd=pass;',
  'server=db;user=root;database=shop;port=3306;password=x',
  'Server=mysql;Database=shop;User Id=app;Password=x;SslMode=None',
  'Server=myserver;Database=shop;User=app;Password=x;CharSet=utf8',
  'Host=localhost;Database=shop;Username=postgres;Password=x',
  'Server=localhost;Port=5432;User Id=app;Password=x;Database=shop',
  'Server=127.0.0.1;Port=5432;Database=x;Integrated Security=true;',
  'Server=pg;Database=shop;User Id=postgres;Password=x',
  'Data Source=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=ora)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=x)));User Id=a;Password=b',
  'Data Source=ORCL;User Id=scott;Password=tiger',
  'Data Source=//ora:1521/xe;User Id=a;Password=b;Integrated Security=no',
  'Data Source=ora:1521/xe;User Id=a;Password=b',
  'Data Source=app.db',
  'Data Source=app.db;Password=x',
  'Data Source=|DataDirectory|\\app.sdf;Persist Security Info=False;',
  'Data Source=:memory:;Version=3;New=True;',
  'Data Source=C:\\data\\app.sqlite;Version=3;',
  'Data Source=data\\app.db;Cache=Shared',
  'Provider=Microsoft.ACE.OLEDB.12.0;Data Source=C:\\book.xlsx;Extended Properties="Excel 12.0;HDR=YES"',
  'Provider=Microsoft.Jet.OLEDB.4.0;Data Source=shop\\data.mdb;User Id=admin;Password=;',
  'Provider=MSDAORA;Data Source=ora;User Id=a;Password=b',
  'Provider=MSOLAP;Data Source=db\\OLAP;Initial Catalog=Cube',
  'Driver={MySQL ODBC 8.0 Driver};Server=localhost;Database=x;User=root;Password=x;Option=3;',
  'Driver={PostgreSQL Unicode};Server=db,1;Port=5432;Database=x;Uid=a;Pwd=b',
  'Driver={Microsoft Access Driver (*.mdb, *.accdb)};Dbq=C:\\a.accdb;',
  'Endpoint=sb://ns.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=x=;EntityPath=Server=1',
  'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b==;EndpointSuffix=core.windows.net;Server=x\\y',
  'AccountEndpoint=https://c.documents.azure.com:443/;AccountKey=x;Database=Server=',
  'InstrumentationKey=0;IngestionEndpoint=https://x/;Server=a\\b',
  'Data Source=https://help.kusto.windows.net;Initial Catalog=Samples;Fed=true',
  'Data Source=asazure://westeurope.asazure.windows.net/server;Initial Catalog=x',
  'Server=db2host:50000;Database=SAMPLE;UID=db2;PWD=x',
  'Server=hana:30015;UserID=SYSTEM;Password=x',
  'User=SYSDBA;Password=masterkey;Database=x.fdb;DataSource=localhost;Port=3050;Dialect=3',
  'localhost:6379,password=x,abortConnect=false,server=a',
  'server=smtp.example.com;port=25',
  'XpoProvider=MySql;server=db;user id=a;password=b;database=x;persist security info=true',
  'mongodb://localhost:27017/?server=a',
  'Set Server=value; then restart',
  'upstream; server = new Server(1,2);',
  'jdbc:mysql://server:3306/x?server=a\\b',
];

/** Strings that a person would call SQL Server's at once. */
const OURS = [
  'Server=db;Database=shop;Trusted_Connection=True;',
  'Server=db;Database=shop;User Id=sa;Password=x',
  'Server=db;Database=shop;User Id=app;Password=x',
  'Server=db;Database=shop;User Id=app;Password=x;TrustServerCertificate=True',
  'Server=db;Database=shop;User=app;Password=x;Encrypt=False',
  'Data Source=db;Initial Catalog=shop;User ID=app;Password=x',
  'Data Source=.;Database=shop',
  'Server=tcp:x.database.windows.net;Database=shop',
  'Server=sqlserver;Database=shop;User Id=app;Password=x;MultipleActiveResultSets=true',
  'Server=(localdb)\\mssqllocaldb;Database=EFCoreSample;ConnectRetryCount=0',
  'Server=db;Authentication=Active Directory Default;Database=shop',
  'XpoProvider=MSSqlServer;data source=db;initial catalog=x',
];

describe('whose connection string is it', () => {
  it.each(OTHERS)('not SQL Server: %s', value => {
    expect(connectionsOf(value)).toEqual([]);
  });

  it.each(OURS)('SQL Server: %s', value => {
    expect(connectionsOf(value)).toHaveLength(1);
  });

  it('lets the surroundings decide what the string leaves open', () => {
    const open = 'Server=db;Database=shop;Uid=app;Pwd=x';
    expect(connectionsOf(open)).toHaveLength(0);
    expect(connectionsOf(open, { name: 'ConnectionStrings.SqlServer' })).toHaveLength(1);
    expect(connectionsOf(open, { consumer: 'UseSqlServer' })).toHaveLength(1);
    expect(connectionsOf(open, { consumer: 'System.Data.SqlClient' })).toHaveLength(1);
    const likely = 'Server=db;Database=shop;User Id=app;Password=x';
    expect(connectionsOf(likely, { name: 'ConnectionStrings.MySql' })).toHaveLength(0);
    expect(connectionsOf(likely, { consumer: 'new MySqlConnection' })).toHaveLength(0);
    expect(connectionsOf(likely, { consumer: 'UseNpgsql' })).toHaveLength(0);
    expect(connectionsOf(likely, { consumer: 'MySql.Data.MySqlClient' })).toHaveLength(0);
    expect(connectionsOf(likely, { file: 'other' })).toHaveLength(0);
  });
});
