import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Finding, fileFilter, readersFor, safeEdits } from '../../shared/index.ts';
import { parseFixture } from '../support/marks.ts';
import { MendedWorkspace } from '../support/mended.ts';
import { pageExamples } from '../support/page-examples.ts';

/** Per workspace and kind of finding so many are tried; the first ones, so that every run is the same. */
const TRIED = Number(process.env.TRIED ?? 2);

const root = path.join(import.meta.dirname, '../..');

/** Texts below a folder, by paths relative to it. */
function texts(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files[path.relative(folder, file).replaceAll(path.sep, '/')] = readFileSync(file, 'utf8');
  }
  return files;
}

const fixtures = path.join(root, 'test/readers/fixtures');
const workspaces = new Map<string, Record<string, string>>();
for (const format of readdirSync(fixtures).sort()) {
  const marked = Object.entries(texts(path.join(fixtures, format)));
  workspaces.set(format, Object.fromEntries(marked.map(([name, text]) => [name, parseFixture(text).text])));
}
workspaces.set('examples', texts(path.join(root, 'examples')));
for (const name of readdirSync(path.join(root, 'docs/rules')).sort()) {
  const page = readFileSync(path.join(root, 'docs/rules', name), 'utf8');
  for (const [i, { files }] of pageExamples(page).entries())
    workspaces.set(`${name}, example ${i + 1}`, { ...files });
}

/** A folder of real files to try as well. */
const { FOLDER } = process.env;
if (FOLDER !== undefined) {
  const { file } = fileFilter([]);
  const real = Object.entries(texts(FOLDER)).filter(
    ([name, text]) => file(name) && readersFor({ path: name }).length > 0 && text.length < 1_000_000,
  );
  workspaces.set(FOLDER, Object.fromEntries(real));
}

function kindOf({ ruleId, messageId, subject, path: file }: Finding): string {
  const api = subject.kind === 'occurrence' ? `${subject.occurrence.api} ${subject.occurrence.role}` : '';
  return `${ruleId} ${messageId} ${api} ${/[^.]+$/.exec(file)}`;
}

/** Every listening port is to move, so that every place that a reader says can be changed is changed. */
const POLICY = 'targets: [linux, windows, macos, freebsd]\npolicy: 5000-9500\n';

const variants: Readonly<Record<string, (files: Record<string, string>) => Record<string, string>>> = {
  'as it is': files => files,
  'with a policy': files => ({ ...files, '.portlint.yaml': POLICY }),
  'with CRLF': files =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace(/\r?\n/g, '\r\n')])),
};

/** As the command line does with `--fix`, until nothing changes. Gives how many edits there were. */
async function applySafeFixes(workspace: MendedWorkspace, breaches: string[]): Promise<number> {
  for (let round = 0, count = 0; ; round++) {
    if (round > 5) throw new Error('the safe fixes come to no end');
    const fileEdits = [...workspace.findings].flatMap(([file, findings]) => {
      const edits = safeEdits(findings, workspace);
      return edits.length > 0 ? [{ path: file, edits }] : [];
    });
    if (fileEdits.length === 0) return count;
    count += fileEdits.length;
    breaches.push(...(await workspace.take(undefined, fileEdits)));
  }
}

/** One after the other, until no finding has one. */
async function applyFirstFixes(workspace: MendedWorkspace, breaches: string[]): Promise<void> {
  const most = 10 + 2 * workspace.all().length;
  for (let count = 0; ; count++) {
    const finding = workspace.all().find(each => workspace.fixes(each).length > 0);
    if (!finding) return;
    const fix = workspace.fixes(finding)[0]!;
    if (count > most) throw new Error(`no end: ${finding.path}: ${finding.ruleId}: ${fix.title}`);
    for (const breach of await workspace.take(finding, fix.edits))
      breaches.push(`${finding.path}: ${finding.ruleId}: ${fix.title}: ${breach}`);
  }
}

describe('what a fix does wrong is noticed', () => {
  const text =
    'services:\n  a:\n    image: a\n    ports:\n      - "50051:1024"\n  b:\n    image: b\n    ports: ["8051:1025"]\n';
  it.each([
    ['50051', '50052', /^not mended: /],
    ['50051', '8051', /^new in compose\.yaml: error port-conflict/],
    ['"50051', '"7000"', /^compose\.yaml no longer parses$/],
    ['50051', '8052\r\n', /carriage return/],
  ])('%j becomes %j', async (old, newText, breach) => {
    const workspace = await MendedWorkspace.of({ 'compose.yaml': text });
    const start = text.indexOf(old);
    const edits = [{ path: 'compose.yaml', edits: [{ range: { start, end: start + old.length }, newText }] }];
    const before = workspace.all();
    expect(await workspace.trial(before[0]!, { edits })).toContainEqual(expect.stringMatching(breach));
    expect(workspace.files.get('compose.yaml')).toBe(text);
    expect(workspace.all()).toEqual(before);
  });
});

describe('all safe fixes, then all first suggested ones, come to an end', () => {
  for (const [name, files] of workspaces) {
    it(name, async () => {
      const workspace = await MendedWorkspace.of(files);
      const breaches: string[] = [];
      await applySafeFixes(workspace, breaches);
      await applyFirstFixes(workspace, breaches);
      expect(breaches).toEqual([]);
    }, 120_000);
  }
});

for (const [variant, vary] of Object.entries(variants)) {
  describe(`each fix by itself mends its finding and breaks nothing: ${variant}`, () => {
    for (const [name, files] of workspaces) {
      it(name, async () => {
        const workspace = await MendedWorkspace.of(vary(files));
        const tried = new Map<string, number>();
        const breaches: string[] = [];
        for (const finding of workspace.all()) {
          const kind = kindOf(finding);
          const before = tried.get(kind) ?? 0;
          if (before >= TRIED) continue;
          tried.set(kind, before + 1);
          for (const fix of workspace.fixes(finding)) {
            for (const breach of await workspace.trial(finding, fix))
              breaches.push(`${finding.path}: ${finding.ruleId}: ${fix.title}: ${breach}`);
          }
        }
        expect(breaches).toEqual([]);
      }, 120_000);
    }
  });
}
