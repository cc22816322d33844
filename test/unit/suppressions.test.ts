import { describe, expect, it } from 'vitest';
import { applyEdits, SourceText, safeEdits } from '../../shared/index.ts';
import { findSuppressions } from '../../shared/readers/find-suppressions.ts';
import { TestWorkspace } from '../support/test-workspace.ts';

describe('findSuppressions', () => {
  const shown = (text: string) =>
    findSuppressions(new SourceText('a', text)).map(({ kind, rules, reason }) =>
      [kind, ...rules.map(rule => rule.id), ...(reason ? [`(${reason})`] : [])].join(' '),
    );

  it.each([
    ['a: 1 # portlint-disable-line', ['line']],
    ['#portlint-disable-line x', ['line x']],
    ['// portlint-disable-next-line a, b -- because', ['next-line a b (because)']],
    ['/* portlint-disable a b */ code(1)', ['disable a b']],
    ['/* portlint-disable-line a -- why */ code(50051)', ['line a (why)']],
    ['<!-- portlint-disable-file a — why -->', ['file a (why)']],
    ['<!-- portlint-enable -->', ['enable']],
    ['; portlint-disable-line a', ['line a']],
    ['-- portlint-disable-line a', ['line a']],
    ['a=1\n  ! portlint-disable-next-line a', ['next-line a']],
    ['a: ! portlint-disable-line', []],
    ['REM portlint-disable-line a', ['line a']],
    [':: portlint-disable-line a', ['line a']],
    ['<# portlint-disable-file a #>', ['file a']],
    ['{{/* portlint-disable-line a */}}', ['line a']],
    ['# portlint-disable-line: a', ['line a']],
    ['# portlint-disable-line a -- one -- two', ['line a (one -- two)']],
    ["it's 50051 # portlint-disable-line", ['line']],
    ['x = "a" # portlint-disable-line', ['line']],
    ['listen(50051)# portlint-disable-line', ['line']],
    ['x = "a"# portlint-disable-line', ['line']],
    ['# a\r\n# portlint-disable-line b\r# portlint-enable c\n', ['line b', 'enable c']],
    ['x = "see # portlint-disable-line"', []],
    ["x = 'see // portlint-disable-line' + y", []],
    ['x = `# portlint-disable-file`', []],
    ['x = "\\" # portlint-disable-line"', []],
    ['see https://portlint-disable.example.com', []],
    ['# portlint-disable-lines', []],
    ['# portlint-disabled', []],
    ['run --portlint-disable', []],
    ['a#portlint-disable-line', []],
    ['portlint-disable-line', []],
  ])('%j', (text, expected) => expect(shown(text)).toEqual(expected));

  it.each([
    ['a: 1 # portlint-disable-line x\nb: 2\n', 'a: 1\nb: 2\n'],
    ['a: 1\n  # portlint-disable-next-line x\nb: 2\n', 'a: 1\nb: 2\n'],
    ['a\r\n// portlint-disable-file\r\nb\r\n', 'a\r\nb\r\n'],
    ['/* portlint-disable-line x */ code(1)\n', 'code(1)\n'],
    ['f(1, /* portlint-disable-line x */ 2)\n', 'f(1, 2)\n'],
    ['<a/> <!-- portlint-disable-line -->\n', '<a/>\n'],
    ['a\n{{- /* portlint-disable-line x */ -}}\nb', 'a\nb'],
    ['a\n<# portlint-disable-line x #>\nb', 'a\nb'],
    ['# portlint-disable-file', ''],
  ])('removes the comment and nothing else: %j', (text, expected) => {
    const [comment] = findSuppressions(new SourceText('a', text));
    expect(applyEdits(text, [{ range: comment!.removal, newText: '' }])).toBe(expected);
  });

  it('takes linear time', () => {
    const started = performance.now();
    findSuppressions(new SourceText('a', `# portlint-disable-line ${' '.repeat(300_000)}x`));
    findSuppressions(new SourceText('a', `portlint-${'# '.repeat(300_000)}`));
    findSuppressions(new SourceText('a', `portlint-#${' '.repeat(300_000)}`));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('applySuppressions', () => {
  const compose = (...ports: string[]) =>
    `services:\n  web:\n    ports:\n${ports.map(port => `      ${port}\n`).join('')}`;
  const told = async (text: string, config = {}) => {
    const workspace = await TestWorkspace.of({ 'compose.yaml': text }, config);
    return workspace.findings('compose.yaml').map(finding => {
      const line = text.slice(0, finding.range.start).split('\n').length;
      return `${line} ${finding.ruleId}${finding.ruleId === 'unused-suppression' ? ` ${finding.messageId}` : ''}`;
    });
  };

  it.each<[string, string, string[]]>([
    [
      'its line',
      compose('- "50051:1024" # portlint-disable-line ephemeral-port', '- "50052:1024"'),
      ['5 ephemeral-port'],
    ],
    [
      'the next line',
      compose('# portlint-disable-next-line ephemeral-port', '- "50051:1024"', '- "50052:1024"'),
      ['6 ephemeral-port'],
    ],
    [
      'the next line, from several comments above it',
      compose(
        '# portlint-disable-next-line ephemeral-port -- one',
        '# portlint-disable-next-line privileged-port -- two',
        '- "50051:1024"',
      ),
      ['5 unused-suppression unusedRule'],
    ],
    ['every rule', compose('- "50051:50051" # portlint-disable-line', '- "80:8080"'), ['5 privileged-port']],
    [
      'only the rules that are named',
      compose('- "50051:1024" # portlint-disable-line privileged-port'),
      ['4 ephemeral-port', '4 unused-suppression unusedRule'],
    ],
    [
      'a stretch',
      compose(
        '# portlint-disable ephemeral-port',
        '- "50051:1024"',
        '- "80:8080"',
        '# portlint-enable ephemeral-port',
        '- "50052:1024"',
      ),
      ['6 privileged-port', '8 ephemeral-port'],
    ],
    [
      'a stretch of every rule from which one is taken out',
      compose(
        '# portlint-disable',
        '- "50051:1024"',
        '- "80:8080"',
        '# portlint-enable privileged-port',
        '- "50052:1024"',
        '- "81:8080"',
        '# portlint-enable',
        '- "82:8080"',
      ),
      ['9 privileged-port', '11 privileged-port'],
    ],
    [
      'a stretch to the end of the file',
      compose('- "80:8080"', '# portlint-disable', '- "50051:1024"'),
      ['4 privileged-port'],
    ],
    [
      'the file, from anywhere in it',
      `${compose('- "50051:1024"')}# portlint-disable-file ephemeral-port -- because\n`,
      [],
    ],
    ['the file, every rule', `# portlint-disable-file\n${compose('- "50051:1024"', '- "80:8080"')}`, []],
    ['nothing', compose('- "8080:1024" # portlint-disable-line'), ['4 unused-suppression unused']],
    ['nothing, an end', compose('- "8080:1024" # portlint-enable'), ['4 unused-suppression unopened']],
    [
      'a rule there is none of',
      compose('- "50051:1024" # portlint-disable-line ephemral-port'),
      ['4 ephemeral-port', '4 unused-suppression unknown'],
    ],
    [
      'the report of an unused comment',
      `# portlint-disable-file unused-suppression\n${compose('- "8080:1024" # portlint-disable-line')}`,
      [],
    ],
    [
      'the same twice: the second is not used',
      compose('# portlint-disable ephemeral-port', '# portlint-disable ephemeral-port', '- "50051:1024"'),
      ['5 unused-suppression unusedRule'],
    ],
  ])('silences %s', async (_, text, expected) => expect(await told(text)).toEqual(expected));

  it('does not call a comment unused whose rule is off', async () => {
    const text = compose('- "50051:1024" # portlint-disable-line ephemeral-port');
    expect(await told(text, { rules: { 'ephemeral-port': 'off' } })).toEqual([]);
  });

  it('says which rule was meant, and mends it', async () => {
    const text = compose('- "50051:1024" # portlint-disable-line ephemral-port');
    const workspace = await TestWorkspace.of({ 'compose.yaml': text });
    const [finding] = workspace.findings('compose.yaml', 'unused-suppression');
    expect(finding!.message).toBe(
      'There is no rule ephemral-port, so that this portlint-disable-line does not silence it. Did you mean ephemeral-port?',
    );
    const [fix] = workspace.fixes(finding!);
    expect(fix!.title).toBe('Change ephemral-port to ephemeral-port');
    expect((await workspace.apply(fix!)).findings()).toEqual([]);
  });

  it('fix-all takes unused comments and rules out, and nothing else', async () => {
    const text = compose(
      '# portlint-disable-next-line dynamic-port -- old',
      '- "8080:1024"',
      '- "50051:1024" # portlint-disable-line dynamic-port, ephemeral-port -- agreed',
      '- "50052:1024" # portlint-disable-line ephemeral-port, invalid-port',
    );
    const workspace = await TestWorkspace.of({ 'compose.yaml': text });
    const fixed = applyEdits(text, safeEdits(workspace.findings('compose.yaml'), workspace));
    expect(fixed).toBe(
      compose(
        '- "8080:1024"',
        '- "50051:1024" # portlint-disable-line ephemeral-port -- agreed',
        '- "50052:1024" # portlint-disable-line ephemeral-port',
      ),
    );
    expect((await TestWorkspace.of({ 'compose.yaml': fixed })).findings()).toEqual([]);
  });

  it('survives ten thousand comments', async () => {
    const lines = Array.from({ length: 10_000 }, (_, i) =>
      i % 2 ? '# portlint-disable' : '# portlint-disable-next-line a',
    );
    // There is no rule a, and of the others only the first silences anything.
    expect(await told(compose(...lines, '- "50051:1024"'))).toHaveLength(9_999);
  });
});
