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
]);
