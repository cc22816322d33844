import { describe, expect, it } from 'vitest';
import { LEXES, literalTexts } from '../../../shared/readers/connections/literals.ts';
import { sqlServer } from '../../../shared/readers/connections/sql-server.ts';
import { envStrings } from '../../../shared/readers/settings/env-strings.ts';
import { jsonStrings } from '../../../shared/readers/settings/json-strings.ts';
import { propertiesStrings } from '../../../shared/readers/settings/properties-strings.ts';
import type { TextString } from '../../../shared/readers/settings/text-string.ts';
import { xmlStrings } from '../../../shared/readers/settings/xml-strings.ts';
import { SourceText } from '../../../shared/text/index.ts';

/** Path and value of each string. */
const values = (strings: readonly TextString[]) =>
  strings.map(({ path, text }) => [path.join('.'), text.value]);

/** The source characters of the decoded units at which `wanted` stands in the first string that has it. */
function sourceOf(source: string, strings: readonly TextString[], wanted: string): string {
  const { text } = strings.find(string => string.text.value.includes(wanted))!;
  const start = text.value.indexOf(wanted);
  const range = text.range(start, start + wanted.length);
  return source.slice(range.start, range.end);
}

describe('JSON', () => {
  it('has paths, decodes escapes, passes over keys and comments', () => {
    const source = '// "x"\n{"a": {"b": ["p", "q\\\\\\u0041\\n"], /* "no" */ "c": "r"}, "d": 1, "e": "",}';
    expect(values(jsonStrings(source))).toEqual([
      ['a.b.0', 'p'],
      ['a.b.1', 'q\\A\n'],
      ['a.c', 'r'],
      ['e', ''],
    ]);
    expect(sourceOf(source, jsonStrings(source), '\\A')).toBe('\\\\\\u0041');
  });

  it('reads around damage', () => {
    expect(values(jsonStrings('{"a": "open\n, "b": "x"'))).toContainEqual(['b', 'x']);
    expect(jsonStrings('}}]"a"')).toHaveLength(1);
    expect(jsonStrings('"\\')).toHaveLength(1);
    expect(jsonStrings('{"a"')).toEqual([]);
  });

  it('survives deep nesting', () => {
    expect(jsonStrings(`${'['.repeat(200_000)}"x"`)).toHaveLength(1);
  });
});

describe('XML', () => {
  it('has attributes and contents with the names of what they belong to', () => {
    const source =
      '<?xml version="1.0"?><!-- <a b="no"/> --><c><add name="Shop" providerName=\'P\' connectionString="a&quot;&#92;&#x41;&x;"/><v> t&amp;u </v><![CDATA[<raw>]]></c>';
    expect(
      xmlStrings(source).map(({ path, text, consumer }) => [path.join('.'), text.value, consumer]),
    ).toEqual([
      ['c.add.Shop.name', 'Shop', 'P'],
      ['c.add.Shop.providerName', 'P', 'P'],
      ['c.add.Shop.connectionString', 'a"\\A&x;', 'P'],
      ['c.v', 't&u', undefined],
      ['c', '<raw>', undefined],
    ]);
    expect(sourceOf(source, xmlStrings(source), '\\A')).toBe('&#92;&#x41;');
  });

  it('reads around damage', () => {
    expect(values(xmlStrings('<a b="1" <c d="2"/> < x <e f="3"'))).toEqual(
      expect.arrayContaining([
        ['a.b', '1'],
        ['c.d', '2'],
        ['e.f', '3'],
      ]),
    );
    expect(xmlStrings('</a></b><c d="x"/>')).toHaveLength(1);
    expect(xmlStrings('<!-- open')).toEqual([]);
  });
});

describe('properties', () => {
  it('follows Properties.load', () => {
    const source = '# c\n! d\na=1\nb : two\\\n   more\\\\x\nc\\=d = e\\u0041\n  f  g h\nk=\\\n';
    expect(values(propertiesStrings(source))).toEqual([
      ['a', '1'],
      ['b', 'twomore\\x'],
      ['c=d', 'eA'],
      ['f', 'g h'],
      ['k', ''],
    ]);
    expect(sourceOf(source, propertiesStrings(source), '\\x')).toBe('\\\\x');
    expect(sourceOf('a=x\\\r\n  y', propertiesStrings('a=x\\\r\n  y'), 'y')).toBe('y');
  });
});

describe('.env, INI, TOML', () => {
  it('takes quotes off and leaves comments out', () => {
    const source = `[db]\nA=1 # note\nexport B="x\\\\y\\"z" # note\nC='a # b'\n# D=4\n; E=5\nurl = "u"\r\nF=\n`;
    expect(values(envStrings(source))).toEqual([
      ['db.A', '1'],
      ['db.B', 'x\\y"z'],
      ['db.C', 'a # b'],
      ['db.url', 'u'],
      ['db.F', ''],
    ]);
    expect(sourceOf(source, envStrings(source), '\\y')).toBe('\\\\y');
  });
});

describe('literals of languages without a parser', () => {
  const shown = (extension: string, source: string) =>
    literalTexts(source, LEXES[extension]!).map(({ parts }) =>
      parts.map(part => ('hole' in part ? '?' : part.value)).join(''),
    );

  it('joins what the program joins', () => {
    expect(shown('groovy', 'f("a" + b.c() + "d\\\\" /* "no" */, \'"\', "e"); // "no"')).toEqual([
      'a?d\\',
      '"',
      'e',
    ]);
    expect(shown('vb', 'x = "a""b" & _\n  Name & "c" \' "no"')).toEqual(['a"b?c']);
    expect(shown('lua', '"a" .. b .. [[c\\]] -- "no"\n--[[ "no" ]] x = \'d\'')).toEqual(['a?c\\', 'd']);
    expect(shown('jl', '#= "no" =# "a" * b * "c" # "no"')).toEqual(['a?c']);
    expect(shown('sh', 'A="b\\\\c\\d" # "no"')).toEqual(['b\\c\\d']);
    expect(shown('fs', '(* "no" *) @"a\\b" + "c\\\\d"')).toEqual(['a\\bc\\d']);
  });
});

describe('unquoted YAML in brackets', () => {
  it('is not given a comma, which would end it', () => {
    const yaml =
      'a: [Server=db\\PROD;Initial Catalog=x, "Server=db\\\\PROD;Initial Catalog=x"]\nb: Server=db\\PROD;Initial Catalog=x\n';
    const { occurrences } = sqlServer.read(new SourceText('a.yaml', yaml));
    expect(occurrences!.map(o => o.slot?.before)).toEqual([undefined, ',', ',']);
  });
});
