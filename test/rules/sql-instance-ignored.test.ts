import { expect, it } from 'vitest';
import { testRule } from '../support/rule-tester.ts';
import { TestWorkspace } from '../support/test-workspace.ts';

testRule('sql-instance-ignored', [
  {
    name: 'an instance beside a port',
    files: {
      'appsettings.json': `{
  "A": "Server=db\\\\PROD,1435;Database=Shop;User Id=sa",
~                ^^^^^^ information ignored
  "B": "Server=db, 1435 \\\\PROD;Database=Shop;User Id=sa",
~                       ^^^^^^ information ignored
  "C": "jdbc:sqlserver://db:1435;instanceName=PROD;user=sa",
~                               ^^^^^^^^^^^^^^^^^^ information ignored
  "D": "sqlserver://sa:x@db:1435/PROD?database=Shop",
~                               ^^^^^ information ignored
  "E": "Server=db,1435;Database=Shop;User Id=sa",
  "F": "Server=db\\\\PROD;Database=Shop;User Id=sa",
  "G": "Server=np:db\\\\PROD;Database=Shop;User Id=sa"
}
`,
    },
    messages: [
      'SqlClient connects to port 1435 and ignores the instance PROD.',
      'SqlClient connects to port 1435 and ignores the instance PROD.',
      'The JDBC driver connects to port 1435 and ignores the instance PROD.',
      'go-mssqldb connects to port 1435 and ignores the instance PROD.',
    ],
    fixes: ['Drop the instance'],
    fixed: {
      'appsettings.json': `{
  "A": "Server=db,1435;Database=Shop;User Id=sa",
  "B": "Server=db, 1435 ;Database=Shop;User Id=sa",
  "C": "jdbc:sqlserver://db:1435;user=sa",
  "D": "sqlserver://sa:x@db:1435?database=Shop",
  "E": "Server=db,1435;Database=Shop;User Id=sa",
  "F": "Server=db\\\\PROD;Database=Shop;User Id=sa",
  "G": "Server=np:db\\\\PROD;Database=Shop;User Id=sa"
}
`,
    },
  },
  {
    name: 'node-mssql takes the instance instead',
    files: {
      '.env': `URL=mssql://sa:x@db:1435/PROD/Shop
~                       ^^^^^ warning portDropped
`,
    },
    messages: ['node-mssql drops port 1435 and asks SQL Server Browser on UDP 1434 for the instance PROD.'],
    fixed: { '.env': 'URL=mssql://sa:x@db:1435/Shop\n' },
  },
  {
    name: 'tedious throws, and node-mssql drops the port of an object, too',
    files: {
      'db.js': `const sql = require('mssql');
const { Connection } = require('tedious');
new Connection({ server: 'db', options: { port: 1435, instanceName: 'PROD' } });
~                                                   ^^^^^^^^^^^^^^^^^^^^^^ error throws
sql.connect({ server: 'db\\\\PROD', port: 1435 });
~                        ^^^^^^ warning portDropped
`,
    },
    messages: [
      'tedious throws here: a port and an instance name exclude each other.',
      'node-mssql drops port 1435 and asks SQL Server Browser on UDP 1434 for the instance PROD.',
    ],
    fixed: {
      'db.js': `const sql = require('mssql');
const { Connection } = require('tedious');
new Connection({ server: 'db', options: { port: 1435 } });
sql.connect({ server: 'db', port: 1435 });
`,
    },
  },
  {
    name: 'silent where 0 stands for the port: JDBC and go-mssqldb ask the Browser, SqlClient refuses it',
    files: {
      'appsettings.json': `{
  "A": "jdbc:sqlserver://db01:0;instanceName=PROD",
  "B": "jdbc:sqlserver://db01\\\\PROD:0",
  "C": "jdbc:sqlserver://;serverName=db01\\\\PROD;portNumber=0",
  "D": "sqlserver://sa:x@db:0/PROD?database=Shop",
  "E": "Server=db\\\\PROD,0;Database=Shop;User Id=sa",
  "F": "mssql://sa:x@db:0/PROD/Shop"
}
`,
      'db.go': `package db

import _ "github.com/microsoft/go-mssqldb"

const a = "server=db01\\\\QA;user id=sa;port=0;database=x"
`,
    },
  },
]);

it('is safe to mend only where the driver surely ignores the instance', async () => {
  const workspace = await TestWorkspace.of({
    'a.json': '{ "A": "Server=db\\\\PROD,1435;Database=Shop;User Id=sa" }\n',
    'b.json': '{ "A": "jdbc:sqlserver://db:1435;instanceName=PROD;user=sa" }\n',
    'c.json': '{ "A": "sqlserver://sa:x@db:1435/PROD?database=Shop" }\n',
    'd.json':
      '{ "A": "DRIVER={ODBC Driver 18 for SQL Server};SERVER=db\\\\PROD,1435;DATABASE=Shop;UID=sa" }\n',
    'e.py': 'from sqlalchemy import create_engine\ncreate_engine("mssql+pymssql://u:p@db\\\\PROD:1435/x")\n',
  });
  const grades = workspace
    .findings(undefined, 'sql-instance-ignored')
    .map(finding => `${finding.path} ${workspace.fixes(finding)[0]?.applicability}`);
  expect(grades).toEqual(['a.json safe', 'b.json safe', 'c.json safe', 'd.json suggested', 'e.py suggested']);
});
