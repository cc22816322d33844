// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders are under test
import { describe, expect, it } from 'vitest';
import { connectionsOf, summary } from './support.ts';

describe('JDBC', () => {
  it.each([
    ['jdbc:sqlserver://db', 'db', null, null, 'db', 'jdbc:sqlserver://db:1435'],
    [
      'jdbc:sqlserver://db:1444;databaseName=x',
      'db',
      null,
      1444,
      '1444',
      'jdbc:sqlserver://db:1435;databaseName=x',
    ],
    [
      'jdbc:sqlserver://db\\A;databaseName=x',
      'db',
      'A',
      null,
      'db\\A',
      'jdbc:sqlserver://db:1435;databaseName=x',
    ],
    ['jdbc:sqlserver://db\\A:1444;user=sa', 'db', 'A', 1444, '1444', 'jdbc:sqlserver://db\\A:1435;user=sa'],
    [
      'jdbc:sqlserver://db;user=sa;instanceName=A;encrypt=true',
      'db',
      'A',
      null,
      'db',
      'jdbc:sqlserver://db:1435;user=sa;encrypt=true',
    ],
    ['jdbc:sqlserver://db;portNumber=1444', 'db', null, 1444, '1444', 'jdbc:sqlserver://db;portNumber=1435'],
    [
      'jdbc:sqlserver://;serverName=db\\A;databaseName=x',
      'db',
      'A',
      null,
      'db\\A',
      'jdbc:sqlserver://;serverName=db;portNumber=1435;databaseName=x',
    ],
    [
      'jdbc:sqlserver://;serverName=db;instanceName=A',
      'db',
      'A',
      null,
      'db',
      'jdbc:sqlserver://;serverName=db;portNumber=1435',
    ],
    [
      'jdbc:sqlserver://db:1444;password={a;portNumber=9};',
      'db',
      null,
      1444,
      '1444',
      'jdbc:sqlserver://db:1435;password={a;portNumber=9};',
    ],
    ['jdbc:sqlserver://db\\A;port=0', 'db', 'A', null, 'db\\A', 'jdbc:sqlserver://db;port=1435'],
    [
      'jdbc:jtds:sqlserver://db:1444/shop;instance=A',
      'db',
      'A',
      1444,
      '1444',
      'jdbc:jtds:sqlserver://db:1435/shop;instance=A',
    ],
    ['jdbc:jtds:sqlserver://db/shop;instance=A', 'db', 'A', null, 'db', 'jdbc:jtds:sqlserver://db:1435/shop'],
    [
      'sqlserver://db:1444;database=x;user=sa',
      'db',
      null,
      1444,
      '1444',
      'sqlserver://db:1435;database=x;user=sa',
    ],
  ])('%s', (value, host, instance, port, at, fixed) => {
    const browser = instance !== null && port === null;
    expect(summary(value)).toMatchObject({ driver: 'jdbc', host, instance, port, at, browser, fixed });
  });

  it('reads placeholders and fallbacks', () => {
    expect(summary('jdbc:sqlserver://${DB_HOST:localhost}:${DB_PORT:1444};databaseName=x')).toMatchObject({
      port: 1444,
      at: '1444',
    });
    expect(connectionsOf('jdbc:sqlserver://${DB}')[0]).toMatchObject({ port: null });
    expect(connectionsOf('jdbc:sqlserver://${DB}')[0]!.slot).toBeUndefined();
  });

  it('finds the comma that should be a colon', () => {
    const o = connectionsOf('jdbc:sqlserver://db,1444;databaseName=x')[0]!;
    expect(o).toMatchObject({ host: 'db', port: 1444, sql: { wrongSeparator: { found: ',', wanted: ':' } } });
    expect(connectionsOf('jdbc:sqlserver://db:1444')[0]!.sql!.wrongSeparator).toBeUndefined();
  });

  it('says that the instance is ignored beside a port', () => {
    expect(connectionsOf('jdbc:sqlserver://db\\A:1444')[0]!.sql!.conflict).toMatchObject({
      ignored: 'instance',
    });
  });

  it('is found inside a longer text', () => {
    const text = 'spring.datasource.url=jdbc:sqlserver://db\\A;databaseName=x\nother=1';
    expect(summary(text)).toMatchObject({ instance: 'A', at: 'db\\A' });
  });
});

describe('go-mssqldb', () => {
  it.each([
    ['sqlserver://sa:p@db:1444?database=x', 'db', null, 1444, '1444', 'sqlserver://sa:p@db:1435?database=x'],
    ['sqlserver://sa:p@db/A?database=x', 'db', 'A', null, 'db/A', 'sqlserver://sa:p@db:1435?database=x'],
    [
      'sqlserver://sa:p@db:1444/A?database=x',
      'db',
      'A',
      1444,
      '1444',
      'sqlserver://sa:p@db:1435/A?database=x',
    ],
    ['sqlserver://sa:%s@db?database=x', 'db', null, null, 'db', 'sqlserver://sa:%s@db:1435?database=x'],
  ])('%s', (value, host, instance, port, at, fixed) => {
    expect(summary(value, {}, 'go')).toMatchObject({ driver: 'go-mssqldb', host, instance, port, at, fixed });
  });

  it('takes a path for an instance only where the driver is known to', () => {
    expect(summary('sqlserver://sa:p@db:1444/shop')).toMatchObject({ instance: null });
    expect(summary('sqlserver://sa:p@db/A', {}, 'go')).toMatchObject({ instance: 'A', browser: true });
  });

  it.each([
    ['server=db\\A;user id=sa;database=x', 'A', null, 'db\\A', 'server=db,1435;user id=sa;database=x'],
    [
      'server=db;user id=sa;password="a;port=1444;database=x',
      null,
      1444,
      '1444',
      'server=db;user id=sa;password="a;port=1435;database=x',
    ],
    ['server=db,1444;user id=sa;database=x', null, 1444, '1444', 'server=db,1435;user id=sa;database=x'],
  ])('%s', (value, instance, port, at, fixed) => {
    const around = { consumer: 'mssql' };
    expect(summary(value, around, 'go')).toMatchObject({ driver: 'go-mssqldb', instance, port, at, fixed });
  });
});

describe('SQLAlchemy', () => {
  it.each([
    ['mssql+pyodbc://u:p@db:1444/x?driver=ODBC+Driver+18+for+SQL+Server', 'db', null, 1444, '1444'],
    ['mssql+pyodbc://u:p@db\\A/x?driver=d', 'db', 'A', null, 'db\\A'],
    ['mssql+pymssql://u:p@db\\A:1444/x', 'db', 'A', 1444, '1444'],
    ['mssql+pymssql://db', 'db', null, null, 'db'],
  ])('%s', (value, host, instance, port, at) => {
    expect(summary(value)).toMatchObject({ driver: 'sqlalchemy', host, instance, port, at });
  });

  it('writes a port with a colon', () => {
    expect(summary('mssql+pyodbc://u:p@db\\A/x?driver=d').fixed).toBe(
      'mssql+pyodbc://u:p@db:1435/x?driver=d',
    );
  });

  it('leaves a DSN alone', () => {
    expect(connectionsOf('mssql+pyodbc://user:secret@some_dsn')).toEqual([]);
  });

  it('reads the ODBC string in odbc_connect, percent signs and all', () => {
    const value =
      'mssql+pyodbc:///?odbc_connect=DRIVER%3D%7BODBC+Driver+18+for+SQL+Server%7D%3BSERVER%3Ddb%5CA%3BUID%3Dsa&x=1';
    expect(summary(value)).toMatchObject({
      driver: 'odbc',
      host: 'db',
      instance: 'A',
      at: 'db%5CA',
      fixed: value.replace('%5CA', ',1435'),
    });
  });
});

describe('node-mssql URLs', () => {
  it('has the instance before the database', () => {
    expect(summary('mssql://u:p@db/A/x')).toMatchObject({
      driver: 'node-mssql',
      instance: 'A',
      browser: true,
    });
    expect(summary('mssql://u:p@db:1444/x?encrypt=true')).toMatchObject({ instance: null, port: 1444 });
    expect(connectionsOf('mssql://u:p@db:1444/A/x')[0]!.sql!.conflict).toMatchObject({ ignored: 'port' });
  });
});
