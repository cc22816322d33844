import { testRule } from '../support/rule-tester.ts';

const json = (...servers: string[]) => `{
  "ConnectionStrings": {
${servers.join(',\n')}
  }
}
`;

testRule('sql-browser', [
  {
    name: 'an instance without a port, in an escaped string',
    files: {
      'appsettings.json': `{
  "ConnectionStrings": {
    "Shop": "Server=DB01\\\\SQLEXPRESS;Database=Shop;Trusted_Connection=True"
~                   ^^^^^^^^^^^^^^^^ warning browser
  }
}
`,
    },
    messages: [
      'DB01\\SQLEXPRESS has no port: the driver must ask SQL Server Browser on UDP 1434, and a firewall must let through whatever port the instance got. Linux and containers have no Browser.',
    ],
    fixes: ['Use port 1435 as the static port of SQLEXPRESS'],
    fixed: {
      'appsettings.json': json('    "Shop": "Server=DB01,1435;Database=Shop;Trusted_Connection=True"'),
    },
  },
  {
    name: 'silent with a port, without an instance, and where no TCP port is involved',
    files: {
      'appsettings.json': json(
        '    "Port": "Server=DB01\\\\PROD,1444;Initial Catalog=Shop"',
        '    "Default": "Server=DB01;Initial Catalog=Shop"',
        '    "LocalDb": "Server=(localdb)\\\\MSSQLLocalDB;Initial Catalog=Shop"',
        '    "Pipe": "Server=np:DB01\\\\PROD;Initial Catalog=Shop"',
        '    "PipePath": "Server=\\\\\\\\DB01\\\\pipe\\\\MSSQL$PROD\\\\sql\\\\query;Initial Catalog=Shop"',
        '    "Memory": "Server=lpc:DB01\\\\PROD;Initial Catalog=Shop"',
        '    "Library": "Server=DB01\\\\PROD;Network Library=dbnmpntw;Initial Catalog=Shop"',
        '    "Dac": "Server=admin:DB01\\\\PROD;Initial Catalog=Shop"',
        '    "Jdbc": "jdbc:sqlserver://DB01;instanceName=PROD;portNumber=1444"',
        '    "MySql": "Server=DB01;Port=3306;Uid=root"',
      ),
    },
  },
  {
    name: "this computer's nicknames, which drivers of Windows reach by shared memory",
    files: {
      'appsettings.json': `{
  "A": "Server=.\\\\SQLEXPRESS;Database=Shop;Trusted_Connection=True",
~              ^^^^^^^^^^^^^ information local
  "B": "Data Source=(local)\\\\SQLEXPRESS;Database=Shop;Trusted_Connection=True",
~                   ^^^^^^^^^^^^^^^^^^^ information local
  "C": "Server=LocalHost\\\\SQLEXPRESS;Database=Shop;Trusted_Connection=True",
~              ^^^^^^^^^^^^^^^^^^^^^ information local
  "Tcp": "Server=tcp:localhost\\\\SQLEXPRESS;Database=Shop;Trusted_Connection=True",
~                ^^^^^^^^^^^^^^^^^^^^^^^^^ warning browser
  "Library": "Server=.\\\\SQLEXPRESS;Network Library=dbmssocn;Database=Shop",
~                    ^^^^^^^^^^^^^ warning browser
  "Address": "Server=127.0.0.1\\\\SQLEXPRESS;Database=Shop;Trusted_Connection=True",
~                    ^^^^^^^^^^^^^^^^^^^^^ warning browser
  "Jdbc": "jdbc:sqlserver://localhost\\\\SQLEXPRESS;databaseName=Shop"
~                           ^^^^^^^^^^^^^^^^^^^^^ warning browser
}
`,
    },
  },
  {
    name: "each driver's own syntax",
    files: {
      '.env': `A="jdbc:sqlserver://db1\\A;databaseName=x"
~                   ^^^^^ warning browser
B=jdbc:sqlserver://db2;instanceName=B;databaseName=x
~                  ^^^ warning browser
C=sqlserver://sa:x@db3/C?database=x
~                  ^^^^^ warning browser
D=mssql+pyodbc://sa:x@db4\\D/x?driver=d
~                     ^^^^^ warning browser
E="Driver={ODBC Driver 18 for SQL Server};Server=tcp:db5\\E;Uid=sa"
~                                                ^^^^^^^^^ warning browser
`,
    },
    fixed: {
      '.env': `A="jdbc:sqlserver://db1:1435;databaseName=x"
B=jdbc:sqlserver://db2:1436;databaseName=x
C=sqlserver://sa:x@db3:1437?database=x
D=mssql+pyodbc://sa:x@db4:1438/x?driver=d
E="Driver={ODBC Driver 18 for SQL Server};Server=tcp:db5,1439;Uid=sa"
`,
    },
  },
  {
    name: 'one port for one instance in the whole workspace, another for its neighbour; used ports are left out',
    files: {
      'a/appsettings.json': `{
  "A": "Server=DB01\\\\PROD;Database=Shop;Trusted_Connection=True",
~              ^^^^^^^^^^ warning browser
  "B": "Server=db01\\\\QA;Database=Shop;Trusted_Connection=True"
~              ^^^^^^^^ warning browser
}
`,
      'b/web.config': `<configuration><connectionStrings>
  <add name="A" connectionString="Data Source=db01\\prod;Integrated Security=True"/>
~                                             ^^^^^^^^^ warning browser
</connectionStrings></configuration>
`,
      'compose.yaml': `services:
  web:
    ports: ["1436:80"]
`,
    },
    fixes: [
      'Use port 1435 as the static port of PROD, in all 2 connections',
      'Use port 1435 as the static port of PROD',
    ],
    fixed: {
      'a/appsettings.json': `{
  "A": "Server=DB01,1435;Database=Shop;Trusted_Connection=True",
  "B": "Server=db01,1437;Database=Shop;Trusted_Connection=True"
}
`,
      'b/web.config': `<configuration><connectionStrings>
  <add name="A" connectionString="Data Source=db01,1435;Integrated Security=True"/>
</connectionStrings></configuration>
`,
    },
  },
  {
    name: "the configuration's port comes first",
    config: { sqlServer: { instances: { 'DB01\\PROD': 1450, PROD: 1451 } } },
    files: {
      'appsettings.json': `{
  "A": "Server=db01\\\\prod;Database=Shop;Trusted_Connection=True",
~              ^^^^^^^^^^ warning browser
  "B": "Server=db02\\\\prod;Database=Shop;Trusted_Connection=True"
~              ^^^^^^^^^^ warning browser
}
`,
    },
    fixes: ['Use port 1450, as configured for prod'],
    fixed: {
      'appsettings.json': `{
  "A": "Server=db01,1450;Database=Shop;Trusted_Connection=True",
  "B": "Server=db02,1451;Database=Shop;Trusted_Connection=True"
}
`,
    },
  },
  {
    name: 'then the port that another connection states',
    files: {
      'appsettings.json': `{
  "A": "Server=.\\\\PROD;Database=Shop;Trusted_Connection=True",
~              ^^^^^^^ information local
  "B": "Server=localhost\\\\PROD,1500;Database=Shop;Trusted_Connection=True"
}
`,
    },
    fixes: ['Use port 1500, as elsewhere for PROD'],
  },
  {
    name: "the default instance's name, which SqlClient refuses",
    files: {
      'appsettings.json': `{
  "A": "Server=db\\\\MSSQLSERVER;Database=Shop;Trusted_Connection=True"
~              ^^^^^^^^^^^^^^^ warning defaultInstance
}
`,
    },
    messages: ['SqlClient refuses the name MSSQLSERVER: the default instance is db alone, on port 1433.'],
    fixes: ["Use port 1433, the default instance's"],
    fixed: {
      'appsettings.json': `{
  "A": "Server=db,1433;Database=Shop;Trusted_Connection=True"
}
`,
    },
  },
  {
    name: 'a test is one step less severe',
    files: {
      'test/appsettings.json': `{
  "A": "Server=db\\\\PROD;Database=Shop;Trusted_Connection=True"
~              ^^^^^^^^ information browser
}
`,
    },
  },
  {
    name: "JavaScript's configuration objects",
    files: {
      'db.js': `const sql = require('mssql');
const { Connection } = require('tedious');
sql.connect({ server: 'db1\\\\A', database: 'x' });
~                           ^ warning browser
sql.connect({ server: 'db2', options: { encrypt: true, instanceName: 'B' } });
~                                                                     ^ warning browser
new Connection({ server: 'db3', options: { instanceName: 'C', encrypt: true } });
~                                                         ^ warning browser
new Connection({ server: 'db4', options: { port: 1444 } });
`,
    },
    fixed: {
      'db.js': `const sql = require('mssql');
const { Connection } = require('tedious');
sql.connect({ server: 'db1', port: 1435, database: 'x' });
sql.connect({ server: 'db2', port: 1436, options: { encrypt: true } });
new Connection({ server: 'db3', options: { port: 1437, encrypt: true } });
new Connection({ server: 'db4', options: { port: 1444 } });
`,
    },
  },
  {
    name: 'port 0 is no port to JDBC and go-mssqldb; it is never proposed',
    files: {
      'application.properties': `a=jdbc:sqlserver://db01:0;instanceName=PROD;user=x
~                  ^^^^^^ warning browser
b=jdbc:sqlserver://db01\\\\PROD:0
~                  ^^^^^^^^^^^^ warning browser
c=jdbc:sqlserver://;serverName=db01;portNumber=0;instanceName=PROD
~                              ^^^^ warning browser
d=jdbc:sqlserver://db01\\\\PROD;portNumber=0
~                  ^^^^^^^^^^ warning browser
e=jdbc:sqlserver://db01:0;databaseName=x
`,
      'db.go': `package db

import _ "github.com/microsoft/go-mssqldb"

const a = "server=db01\\\\QA;user id=sa;port=0;database=x"
~                 ^^^^^^^^ warning browser
const b = "server=db01\\\\QA,0;user id=sa;database=x"
~                 ^^^^^^^^^^ warning browser
const c = "sqlserver://sa:x@db01:0/QA?database=x"
~                           ^^^^^^^^^ warning browser
`,
    },
    fixes: [
      'Use port 1435 as the static port of PROD, in all 4 connections',
      'Use port 1435 as the static port of PROD',
    ],
    fixed: {
      'application.properties': `a=jdbc:sqlserver://db01:1435;user=x
b=jdbc:sqlserver://db01:1435
c=jdbc:sqlserver://;serverName=db01;portNumber=1435
d=jdbc:sqlserver://db01;portNumber=1435
e=jdbc:sqlserver://db01:0;databaseName=x
`,
      'db.go': `package db

import _ "github.com/microsoft/go-mssqldb"

const a = "server=db01;user id=sa;port=1436;database=x"
const b = "server=db01,1436;user id=sa;database=x"
const c = "sqlserver://sa:x@db01:1436?database=x"
`,
    },
  },
]);
