import { testRule } from '../support/rule-tester.ts';

testRule('sql-port-separator', [
  {
    name: 'a colon where SqlClient and ODBC want a comma',
    files: {
      'appsettings.json': `{
  "A": "Server=tcp:db.example.com:1435;Database=Shop;User Id=sa",
~                                ^^^^^ error separator
  "B": "Driver={ODBC Driver 18 for SQL Server};Server=db\\\\PROD : 1435;Uid=sa",
~                                                              ^^^^^^ error separator
  "C": "Server=db,1435;Database=Shop;User Id=sa",
  "D": "Server=::1,1435;Database=Shop;User Id=sa",
  "E": "Driver=FreeTDS;Server=db:1435;Uid=sa",
  "F": "Server=\${DB_HOST:db};Database=Shop;User Id=sa"
}
`,
    },
    messages: [
      'SqlClient wants "," before the port: with ":" it looks for a host named "db.example.com:1435" on port 1433.',
      'The ODBC driver wants "," before the port: with ":" it looks for a host named "db:1435" on port 1433.',
    ],
    fixes: ['Write "," before the port'],
    fixed: {
      'appsettings.json': `{
  "A": "Server=tcp:db.example.com,1435;Database=Shop;User Id=sa",
  "B": "Driver={ODBC Driver 18 for SQL Server};Server=db\\\\PROD , 1435;Uid=sa",
  "C": "Server=db,1435;Database=Shop;User Id=sa",
  "D": "Server=::1,1435;Database=Shop;User Id=sa",
  "E": "Driver=FreeTDS;Server=db:1435;Uid=sa",
  "F": "Server=\${DB_HOST:db};Database=Shop;User Id=sa"
}
`,
    },
  },
  {
    name: 'a comma where JDBC wants a colon',
    files: {
      'application.properties': `a=jdbc:sqlserver://db,1435;databaseName=x
~                    ^^^^^ error separator
b=jdbc:sqlserver://db:1435;databaseName=x
c=jdbc:sqlserver://db\\\\PROD:1435
`,
    },
    messages: [
      'The JDBC driver wants ":" before the port: with "," it looks for a host named "db,1435" on port 1433.',
    ],
    fixed: {
      'application.properties': `a=jdbc:sqlserver://db:1435;databaseName=x
b=jdbc:sqlserver://db:1435;databaseName=x
c=jdbc:sqlserver://db\\\\PROD:1435
`,
    },
  },
  {
    name: "SqlClient's builder: by its property and by a keyword",
    files: {
      'Db.cs': `using Microsoft.Data.SqlClient;
class Db
{
    string Make(string host, int port)
    {
        var a = new SqlConnectionStringBuilder { DataSource = "sql01:1435" };
~                                                                   ^^^^^ error separator
        a.DataSource = "sql02:1436";
~                            ^^^^^ error separator
        a["Server"] = "sql03:1437";
~                           ^^^^^ error separator
        SqlConnectionStringBuilder b = new();
        b["Data Source"] = $"sql04:{port}";
~                                 ^^^^^^ error separator
        var c = new SqlConnectionStringBuilder { ["Server"] = "sql05:1438" };
~                                                                   ^^^^^ error separator
        a.DataSource = "tcp:sql06";
        a.DataSource = "sql07,1439";
        headers["Server"] = "sql08:8080";
        a.ApplicationName = "shop:1440";
        a["Application Name"] = "shop:1441";
        return a.ConnectionString;
    }
}
`,
    },
    fixed: {
      'Db.cs': `using Microsoft.Data.SqlClient;
class Db
{
    string Make(string host, int port)
    {
        var a = new SqlConnectionStringBuilder { DataSource = "sql01,1435" };
        a.DataSource = "sql02,1436";
        a["Server"] = "sql03,1437";
        SqlConnectionStringBuilder b = new();
        b["Data Source"] = $"sql04,{port}";
        var c = new SqlConnectionStringBuilder { ["Server"] = "sql05,1438" };
        a.DataSource = "tcp:sql06";
        a.DataSource = "sql07,1439";
        headers["Server"] = "sql08:8080";
        a.ApplicationName = "shop:1440";
        a["Application Name"] = "shop:1441";
        return a.ConnectionString;
    }
}
`,
    },
  },
  {
    name: 'look-alikes in files without the builder, or with a builder of another database',
    files: {
      'Grid.cs': `using Microsoft.Data.SqlClient;
class Grid
{
    void Fill(Chart chart, Headers headers)
    {
        chart.DataSource = "rows:1435";
        headers["Server"] = "web01:8080";
        var conn = new SqlConnection("Server=db,1435;Initial Catalog=x");
    }
}
`,
      'My.cs': `using MySqlConnector;
class My
{
    void Use()
    {
        var a = new MySqlConnectionStringBuilder();
        a["Server"] = "web01:3306";
    }
}
`,
    },
  },
  {
    name: 'a port in the host of node-mssql, which wants it beside',
    files: {
      'db.js': `const sql = require('mssql');
sql.connect({ server: 'db01:1435', database: 'x' });
~                          ^^^^^ error option
sql.connect({ server: 'db02:1435', port: 1436 });
~                          ^^^^^ error option
sql.connect({ server: 'db03', port: 1435 });
sql.connect({ server: '::1', port: 1435 });
socket.connect({ server: 'db04:1435' });
`,
    },
    messages: [
      'node-mssql looks for a host named "db01:1435" on port 1433: the port belongs into the option "port".',
      'node-mssql looks for a host named "db02:1435" on port 1433: the port belongs into the option "port".',
    ],
    fixes: ['Give the port in its option'],
    fixed: {
      'db.js': `const sql = require('mssql');
sql.connect({ server: 'db01', port: 1435, database: 'x' });
sql.connect({ server: 'db02', port: 1436 });
sql.connect({ server: 'db03', port: 1435 });
sql.connect({ server: '::1', port: 1435 });
socket.connect({ server: 'db04:1435' });
`,
    },
  },
  {
    name: 'what a placeholder gives',
    files: {
      'compose.yaml': `services:
  web:
    environment:
      D: "Server=\${DB:-db}:\${DBP:-1433};Database=d;User Id=sa"
~                         ^^^^^^^^^^^^ error separator
      E: "Server=tcp:\${DB:-db};Database=d;User Id=sa"
      F: "Server=\${DB:-db},\${DBP:-1433};Database=d;User Id=sa"
      G: "Server=\${DB};Database=d;User Id=sa"
      H: "Server=np:\${DB};Database=d;User Id=sa"
`,
    },
    messages: [
      'SqlClient wants "," before the port: with ":" it looks for a host named "db:1433" on port 1433.',
    ],
    fixed: {
      'compose.yaml': `services:
  web:
    environment:
      D: "Server=\${DB:-db},\${DBP:-1433};Database=d;User Id=sa"
      E: "Server=tcp:\${DB:-db};Database=d;User Id=sa"
      F: "Server=\${DB:-db},\${DBP:-1433};Database=d;User Id=sa"
      G: "Server=\${DB};Database=d;User Id=sa"
      H: "Server=np:\${DB};Database=d;User Id=sa"
`,
    },
  },
]);
