// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders are under test
import { describe, expect, it } from 'vitest';
import { mayHoldSqlServer } from '../../../shared/readers/connections/prefilter.ts';
import { sqlServer } from '../../../shared/readers/connections/sql-server.ts';
import { sqlServerInLiterals } from '../../../shared/readers/connections/sql-server-in-literals.ts';
import { readFile } from '../../../shared/readers/index.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';
import { connectionsOf } from './support.ts';

const N = 60_000;

/** Inputs on which a careless expression or loop takes quadratic time. */
const HOSTILE: readonly [name: string, text: string][] = [
  ['braces', `Server=${'{'.repeat(N)}`],
  ['placeholders', `Server=${'${'.repeat(N)};Initial Catalog=x`],
  ['server keys', 'server='.repeat(N)],
  ['pairs', 'server=a;'.repeat(N)],
  ['blanks', `server${' '.repeat(N)}=a;initial catalog=b`],
  ['semicolons', `Server=a${';'.repeat(N)}`],
  ['schemes', 'jdbc:sqlserver://'.repeat(N)],
  ['at signs', `mssql+pyodbc://${'@'.repeat(N)}`],
  ['percent signs', `mssql+pyodbc:///?odbc_connect=${'%3D'.repeat(N)}`],
  ['backslashes', `Server=${'\\'.repeat(N)};Initial Catalog=x`],
  ['quotes', `${'"'.repeat(N)}Server=a;Initial Catalog=b`],
  ['assignments', `${'a='.repeat(N)}Server=x\\y;Initial Catalog=b`],
  ['lines', 'x Server=a;\n'.repeat(N / 4)],
  ['open comments', `${'/*'.repeat(N)}Server=a;Initial Catalog=b`],
  ['open tags', `${'<a b="'.repeat(N)}Server=a;Initial Catalog=b`],
  ['dots', `Server=${'a.'.repeat(N)};Initial Catalog=b`],
];

describe('hostile input is read in linear time', () => {
  it.each(HOSTILE)('%s', async (_, text) => {
    const start = performance.now();
    mayHoldSqlServer(text);
    connectionsOf(text);
    for (const name of ['a.json', 'a.config', 'a.env', 'a.properties', 'a.java', 'a.php', 'Dockerfile'])
      await readFile(new SourceText(name, text), assets, [sqlServer, sqlServerInLiterals]);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('the prefilter', () => {
  it.each([
    'const server = http.createServer(app);\nserver.listen(3000);\n',
    'public string Address = "x"; // a comment',
    'services:\n  web:\n    image: nginx\n    ports: ["80:80"]\n',
    'server = "db"\nport = 1433\n',
    '{ "name": "mysql", "url": "mysql://db:3306/x" }',
    'var addr = flag.String("addr", ":8080", "address")\nvar server = New(addr)\n',
  ])('refuses %j', text => {
    expect(mayHoldSqlServer(text)).toBe(false);
  });
});
