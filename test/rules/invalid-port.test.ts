import { testRule } from '../support/rule-tester.ts';

testRule('invalid-port', [
  {
    name: 'mappings that Compose refuses',
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "70000:80"
~        ^^^^^ error out-of-range
      - "8000-8010:80-81"
~        ^^^^^^^^^^^^^^^ error unequal-ranges
      - "8080:0"
~             ^ error zero
`,
    },
  },
  {
    name: 'a host name instead of an address is mended',
    files: {
      'compose.yaml': `services:
  web:
    ports:
      - "localhost:80:80"
~        ^^^^^^^^^ error host-name
`,
    },
    fixed: {
      'compose.yaml': `services:
  web:
    ports:
      - "127.0.0.1:80:80"
`,
    },
  },
  {
    name: 'what only the run knows is no defect',
    files: {
      'compose.yaml': `services:
  web:
    ports: ["\${HOST_PORT}:80", "\${A:-1}\${B}:80"]
`,
    },
  },
  {
    name: 'ports that SQL Server drivers refuse',
    files: {
      'appsettings.json': `{
  "A": "Server=h,70000;Database=d;User Id=sa;TrustServerCertificate=True",
~                ^^^^^ error out-of-range
  "B": "Server=h,0;Database=d;User Id=sa;TrustServerCertificate=True",
~                ^ error zero
  "C": "Server=h\\\\i,0;Database=d;User Id=sa",
~                   ^ error zero
  "D": "Server=h,abc;Database=d;User Id=sa;TrustServerCertificate=True",
~                ^^^ error malformed
  "E": "Server=h,;Database=d;User Id=sa;TrustServerCertificate=True",
~               ^ error malformed
  "F": "jdbc:sqlserver://h:70000;databaseName=d",
~                          ^^^^^ error out-of-range
  "G": "jdbc:sqlserver://h:1435/db",
~                          ^^^^^^^ error malformed
  "H": "jdbc:sqlserver://h;portNumber=70000",
~                                     ^^^^^ error out-of-range
  "I": "sqlserver://sa:x@h:70000?database=d",
~                          ^^^^^ error out-of-range
  "J": "jdbc:sqlserver://h:abc;databaseName=d"
~                          ^^^ error malformed
}
`,
    },
    messages: [
      '"70000" is outside the ports there are: expected a number from 1 to 65535.',
      'Port 0 is not allowed here: expected a number from 1 to 65535 after the comma.',
      'Port 0 is not allowed here: expected a number from 1 to 65535 after the comma.',
      '"abc" is no valid port: expected a number from 1 to 65535 after the comma.',
      '"," is no valid port: expected a number from 1 to 65535 after the comma.',
      '"70000" is outside the ports there are: expected a number from 1 to 65535.',
      '"1435/db" is no valid port: expected a port number, and a semicolon before what follows.',
      '"70000" is outside the ports there are: expected a number from 1 to 65535.',
      '"70000" is outside the ports there are: expected a number from 1 to 65535.',
      '"abc" is no valid port: expected a port number, and a semicolon before what follows.',
    ],
  },
  {
    name: 'what stands for a port in a connection string is no defect, nor what the driver takes',
    files: {
      'appsettings.json': `{
  "A": "Server=h,{port};Database=d;User Id=sa;TrustServerCertificate=True",
  "B": "Server=h,%s;Database=d;User Id=sa;TrustServerCertificate=True",
  "C": "Server=h,\${PORT};Database=d;User Id=sa;TrustServerCertificate=True",
  "D": "Server=h,$(Port);Database=d;User Id=sa;TrustServerCertificate=True",
  "E": "Server=h,<port>;Database=d;User Id=sa;TrustServerCertificate=True",
  "F": "Server=h,PORT;Database=d;User Id=sa;TrustServerCertificate=True",
  "G": "Server=h,xxxx;Database=d;User Id=sa;TrustServerCertificate=True",
  "H": "Server=h,14xx;Database=d;User Id=sa;TrustServerCertificate=True",
  "I": "Server=h,65535;Database=d;User Id=sa;TrustServerCertificate=True",
  "J": "Server=h, 1435 ;Database=d;User Id=sa;TrustServerCertificate=True",
  "K": "Server=h,[port];Database=d;User Id=sa;TrustServerCertificate=True",
  "L": "jdbc:sqlserver://h:\${PORT};databaseName=d",
  "M": "jdbc:sqlserver://h:<port>;databaseName=d",
  "N": "jdbc:sqlserver://h:port;databaseName=d",
  "O": "jdbc:sqlserver://h:0;databaseName=d",
  "P": "jdbc:sqlserver://h:{0}/{1}",
  "Q": "jdbc:jtds:sqlserver://h:1433/d",
  "R": "sqlserver://sa:x@h:1433/d",
  "S": "Driver={ODBC Driver 18 for SQL Server};Server=h,0;Uid=sa",
  "T": "Server=h,h2;Database=d;User Id=sa;TrustServerCertificate=True",
  "U": "Server=h,1433,1434;Database=d;User Id=sa;TrustServerCertificate=True",
  "V": "Server=np:h,0;Database=d;User Id=sa;TrustServerCertificate=True"
}
`,
      'Db.cs': `using Microsoft.Data.SqlClient;
class Db
{
    void Use(string host, int port)
    {
        new SqlConnection($"Server={host},{port};Initial Catalog=d;User Id=sa");
        new SqlConnection("Server=" + host + "," + port + ";Initial Catalog=d;User Id=sa");
        new SqlConnection("Server=" + host + ",");
        int found = 0;
        Find(out found);
        new SqlConnection($"Server={host},{found};Initial Catalog=d;User Id=sa");
    }
}
`,
    },
  },
  {
    name: 'an empty text where Node wants a port or a path',
    files: {
      'server.js': `const http = require('http');
const express = require('express');
http.createServer().listen('');
~                          ^^ error malformed
express().listen("", () => {});
~                ^^ error malformed
http.createServer().listen('/run/web.sock');
http.createServer().listen(process.env.PORT || '');
http.createServer().listen();
other.listen('');
`,
    },
    messages: [
      '"" is no valid port: expected a port, a path, or no argument.',
      '"" is no valid port: expected a port, a path, or no argument.',
    ],
  },
]);
