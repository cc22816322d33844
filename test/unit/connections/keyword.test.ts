// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders are under test
import { describe, expect, it } from 'vitest';
import { connectionsOf, summary } from './support.ts';

const auth = 'Initial Catalog=Shop;Integrated Security=True';

/** A `Server=` value of SqlClient: what the grammar makes of it, and the value with port 1435 written in. */
const SERVERS: readonly [
  value: string,
  host: string,
  instance: string | null,
  port: number | null,
  at: string,
  browser: boolean,
  fixed: string | null,
][] = [
  ['db', 'db', null, null, 'db', false, 'db,1435'],
  ['tcp:db', 'db', null, null, 'tcp:db', false, 'tcp:db,1435'],
  ['db,1433', 'db', null, 1433, '1433', false, 'db,1435'],
  [' tcp : db , 1433 ', 'db', null, 1433, '1433', false, ' tcp : db , 1435 '],
  ['db\\SQLEXPRESS', 'db', 'SQLEXPRESS', null, 'db\\SQLEXPRESS', true, 'db,1435'],
  ['tcp:db\\PROD', 'db', 'PROD', null, 'tcp:db\\PROD', true, 'tcp:db,1435'],
  ['db\\PROD,1444', 'db', 'PROD', 1444, '1444', false, 'db\\PROD,1435'],
  ['db,1444\\PROD', 'db', 'PROD', 1444, '1444', false, 'db,1435\\PROD'],
  ['.\\SQLEXPRESS', '.', 'SQLEXPRESS', null, '.\\SQLEXPRESS', true, '.,1435'],
  ['(local)\\A', '(local)', 'A', null, '(local)\\A', true, '(local),1435'],
  ['.', '.', null, null, '.', false, '.,1435'],
  [',1444', '', null, 1444, '1444', false, ',1435'],
  ['::1,1444', '::1', null, 1444, '1444', false, '::1,1435'],
  ['(localdb)\\MSSQLLocalDB', '(localdb)\\MSSQLLocalDB', null, null, '(localdb)\\MSSQLLocalDB', false, null],
  ['np:db\\PROD', 'db\\PROD', null, null, 'np:db\\PROD', false, null],
  [
    '\\\\db\\pipe\\sql\\query',
    '\\\\db\\pipe\\sql\\query',
    null,
    null,
    '\\\\db\\pipe\\sql\\query',
    false,
    null,
  ],
  ['lpc:db\\PROD', 'db\\PROD', null, null, 'lpc:db\\PROD', false, null],
];

describe('SqlClient server values', () => {
  it.each(SERVERS)('%s', (value, host, instance, port, at, browser, fixed) => {
    const made = (server: string) => `Server=${server};${auth}`;
    const found = summary(made(value));
    expect(found).toMatchObject({ driver: 'ado.net', instance, port, at, browser });
    expect(found.fixed).toBe(fixed === null ? null : made(fixed));
    if (!value.includes('pipe') && !/^(np|lpc|\(localdb)/.test(value)) expect(found.host).toBe(host);
  });

  it.each(['Data Source', 'server', 'ADDRESS', 'Addr', 'Network  Address'])('keyword %s', key => {
    expect(summary(`${key} = db\\A ; ${auth}`)).toMatchObject({ host: 'db', instance: 'A', at: 'db\\A' });
  });

  it('takes the last of several server keywords', () => {
    expect(summary(`Server=a,1;${auth};Data Source=b,2`)).toMatchObject({ host: 'b', port: 2 });
  });

  it('reads a transport from Network Library', () => {
    expect(summary(`Server=db\\A;Network Library=dbnmpntw;${auth}`)).toMatchObject({
      transport: 'named-pipe',
      browser: false,
    });
    expect(summary(`Server=db\\A;Network Library=DBMSSOCN;${auth}`)).toMatchObject({ browser: true });
  });

  it('does not look for separators in quoted values', () => {
    expect(summary(`Password="a;Server=x\\y;b";Server=db,1444;${auth}`)).toMatchObject({ port: 1444 });
    expect(summary(`Password='it''s; "x"';Server="db\\A";${auth}`)).toMatchObject({ at: 'db\\A' });
    expect(summary(`Password={a;b};Server=db,1444;${auth}`)).toMatchObject({ port: 1444 });
  });

  it('reads the failover partner where it names an instance or a port', () => {
    const found = connectionsOf(`Server=a,1444;Failover Partner=b\\MIRROR;${auth}`);
    expect(found.map(o => [o.host, o.port, o.sql!.instance])).toEqual([
      ['a', 1444, null],
      ['b', null, 'MIRROR'],
    ]);
  });

  it('finds the colon that should be a comma', () => {
    const value = `Server=tcp:db.example.com:1444;${auth}`;
    const [o] = connectionsOf(value);
    expect(o).toMatchObject({ host: 'db.example.com', port: 1444 });
    const { edit, ...rest } = o!.sql!.wrongSeparator!;
    expect(rest).toEqual({ found: ':', wanted: ',' });
    expect(value.slice(0, edit.range.start) + edit.newText + value.slice(edit.range.end)).toBe(
      `Server=tcp:db.example.com,1444;${auth}`,
    );
    expect(connectionsOf(`Server=db\\A:1444;${auth}`)[0]).toMatchObject({
      port: 1444,
      sql: { instance: 'A', wrongSeparator: { found: ':' } },
    });
    for (const right of ['::1,1444', '[fe80::1],1444', 'db,1444', 'db', 'fe80::12'])
      expect(connectionsOf(`Server=${right};${auth}`)[0]!.sql!.wrongSeparator).toBeUndefined();
  });

  it('says which of instance and port is ignored', () => {
    const ado = connectionsOf(`Server=db\\A,1444;${auth}`)[0]!;
    expect(ado.sql!.conflict).toMatchObject({ ignored: 'instance', throws: false });
    const node = connectionsOf(`Server=db\\A,1444;${auth}`, {}, 'javascript')[0]!;
    expect(node.sql).toMatchObject({
      driver: 'node-mssql',
      usesBrowser: true,
      conflict: { ignored: 'port' },
    });
  });
});

describe('placeholders', () => {
  it.each([
    [`Server=\${DB_HOST},1444;${auth}`, 1444, 'literal', '1444'],
    [`Server=#{host},1444;${auth}`, 1444, 'literal', '1444'],
    [`Server={0},1444;${auth}`, 1444, 'literal', '1444'],
    [`Server=%s,1444;${auth}`, 1444, 'literal', '1444'],
    [`Server=$(Db:Host),1444;${auth}`, 1444, 'literal', '1444'],
    [`Server=<your-server>.database.windows.net,1444;${auth}`, 1444, 'literal', '1444'],
    [`Server=\${DB_HOST:-db},\${DB_PORT:-1444};${auth}`, 1444, 'default', '1444'],
    [`Server=db,\${DB_PORT};${auth}`, null, 'unresolved', '${DB_PORT}'],
    [`Server=db,%d;${auth}`, null, 'unresolved', '%d'],
    [`Server=\${DB};${auth}`, null, 'unresolved', '${DB}'],
    [`Server=\${DB:-db\\A};${auth}`, null, 'unresolved', 'db\\A'],
  ])('%s', (value, port, resolution, at) => {
    const [o] = connectionsOf(value);
    expect(o).toMatchObject({ port, resolution });
    expect(value.slice(o!.range.start, o!.range.end)).toBe(at);
    expect(o!.sql!.wrongSeparator).toBeUndefined();
  });

  it('offers no place for a port where the whole server is unknown', () => {
    expect(connectionsOf(`Server=\${DB};${auth}`)[0]!.slot).toBeUndefined();
    expect(summary(`Server=\${DB}\\A;${auth}`).fixed).toBe(`Server=\${DB},1435;${auth}`);
  });
});

describe('ODBC and OLE DB', () => {
  const driver = 'Driver={ODBC Driver 18 for SQL Server}';
  it.each([
    [`${driver};Server=db,1444;Uid=sa;Pwd={a;Server=x}}y}`, 'db', null, 1444, '1444'],
    [`${driver};Server={db\\A};Trusted_Connection=yes`, 'db', 'A', null, 'db\\A'],
    [`${driver};Address=b,2;Server=a,1`, 'b', null, 2, '2'],
    [`DRIVER=FreeTDS;SERVER=db;PORT=1444;TDS_Version=7.4`, 'db', null, 1444, '1444'],
    [`Provider=SQLOLEDB.1;Data Source=db\\A;Initial Catalog=x`, 'db', 'A', null, 'db\\A'],
    [`odbc:server=db\\A;user id=sa;database=x`, 'db', 'A', null, 'db\\A'],
    [`sqlsrv:Server=db,1444;Database=x`, 'db', null, 1444, '1444'],
  ])('%s', (value, host, instance, port, at) => {
    expect(summary(value)).toMatchObject({ host, instance, port, at });
  });

  it('leaves FreeTDS its colon', () => {
    const o = connectionsOf('DRIVER=FreeTDS;SERVER=db:1444;TDS_Version=7.4')[0]!;
    expect(o).toMatchObject({ host: 'db', port: 1444 });
    expect(o.sql!.wrongSeparator).toBeUndefined();
    expect(summary('DRIVER={FreeTDS};SERVER=db\\A;UID=x').fixed).toBe(
      'DRIVER={FreeTDS};SERVER=db;Port=1435;UID=x',
    );
  });
});

describe('Entity Framework 6', () => {
  it('reads the provider connection string', () => {
    const value =
      'metadata=res://*/M.csdl;provider=System.Data.SqlClient;provider connection string="data source=.\\SQLEXPRESS;initial catalog=Shop;App=EF"';
    expect(summary(value)).toMatchObject({ instance: 'SQLEXPRESS', at: '.\\SQLEXPRESS' });
    expect(summary(value.replace('SqlClient', 'SQLite').replace('.\\SQLEXPRESS', 'shop.sqlite'))).toEqual({
      count: 0,
    });
  });
});

describe('where a string stands', () => {
  it.each([
    'ConnectionStrings__Shop=Server=db\\A;Database=x;',
    'ConnectionStrings__Shop="Server=db\\A;Database=x;"',
    '--ConnectionStrings:Shop=Server=db\\A;Database=x;',
    'dotnet run -- --db "Server=db\\A;Database=x;" --port 80',
    'first line\nConnectionString: Server=db\\A;Database=x;\nlast line',
  ])('%s', value => {
    expect(summary(value)).toMatchObject({ host: 'db', instance: 'A', at: 'db\\A' });
  });
});
