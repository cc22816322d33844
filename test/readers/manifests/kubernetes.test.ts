// biome-ignore-all lint/suspicious/noTemplateCurlyInString: manifests have such placeholders.
import { describe, expect, it } from 'vitest';
import { isDnsLabel, isPortName } from '../../../shared/readers/manifests/kubernetes/names.ts';
import { kubernetes } from '../../../shared/readers/manifests/kubernetes.ts';
import { applyEdits, SourceText } from '../../../shared/text/index.ts';

const read = (text: string) => kubernetes.read(new SourceText('x.yaml', text));

/** A Pod whose only container has this port entry. */
const pod = (port: string, container = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec:\n  containers:\n    - name: c\n${container}      ports:\n        - ${port}\n`;

const service = (port: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: s }\nspec:\n  ports:\n    - ${port}\n`;

describe('kubernetes', () => {
  it.each([
    [pod('containerPort: 50051'), pod('containerPort: 8051')],
    [pod('{ "containerPort": 1, hostPort: 50051 }'), pod('{ "containerPort": 1, hostPort: 8051 }')],
    [pod('containerPort: ${P:-50051}'), pod('containerPort: ${P:-8051}')],
    [
      pod('containerPort: {{ .Values.p | default 50051 }}'),
      pod('containerPort: {{ .Values.p | default 8051 }}'),
    ],
    [service('port: 50051 # grpc'), service('port: 8051 # grpc')],
    [service('{ port: 1, targetPort: 50051 }'), service('{ port: 1, targetPort: 8051 }')],
    [service('{ port: 1, nodePort: 50051 }'), service('{ port: 1, nodePort: 8051 }')],
    [
      pod('containerPort: 1', "      env: [{ name: PORT, value: '50051' }]\n"),
      pod('containerPort: 1', "      env: [{ name: PORT, value: '8051' }]\n"),
    ],
  ])('lets another port be written into %j', (text, changed) => {
    const { slot } = read(text).occurrences!.find(each => each.port === 50051)!;
    const edit = { range: slot!.range, newText: `${slot!.before}8051${slot!.after}` };
    expect(applyEdits(text, [edit])).toBe(changed);
  });

  it.each([
    [pod('containerPort: "80"'), pod('containerPort: 80')],
    [service("{ port: 1, targetPort: '80' }"), service('{ port: 1, targetPort: 80 }')],
    [pod('{ containerPort: 80, protocol: "udp" }'), pod('{ containerPort: 80, protocol: "UDP" }')],
  ])('mends %j', (text, mended) => {
    const [defect] = read(text).defects!;
    expect(applyEdits(text, defect!.mend!.edits)).toBe(mended);
    expect(read(mended).defects).toEqual([]);
  });

  it('offers no mend where none is certain', () => {
    for (const port of ['containerPort: 70000', 'containerPort: "70000"', 'containerPort: http'])
      expect(read(pod(port)).defects![0]).not.toHaveProperty('mend');
  });

  it('reads CRLF files at exact offsets', () => {
    const text = service('port: 8080').replaceAll('\n', '\r\n');
    const [occurrence] = read(text).occurrences!;
    expect(text.slice(occurrence!.range.start, occurrence!.range.end)).toBe('8080');
  });

  it('parses no schemas of objects, however many kinds they name', () => {
    const schema =
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  names: { kind: Gateway }\n  port: 80\n';
    expect(kubernetes.prefilter(schema)).toBe(false);
    expect(kubernetes.prefilter('{ "apiVersion": { "type": "string" }, "kind": "Pod", "port": {} }')).toBe(
      false,
    );
    expect(kubernetes.prefilter('{ "apiVersion": "v1", "kind": "Service", "port": 80 }')).toBe(true);
    expect(kubernetes.prefilter(`{{- if .Values.on }}\n${service('port: 8080')}{{- end }}\n`)).toBe(true);
    expect(read(`${schema}---\n${service('port: 8080')}`).occurrences).toMatchObject([{ port: 8080 }]);
  });

  it('names what could not be read, and keeps the rest', () => {
    const result = read(`${service('port: 8080')}---\napiVersion: v1\nkind: "Service\nspec: { ports: [] }\n`);
    expect(result.occurrences).toMatchObject([{ port: 8080, owner: 's' }]);
    expect(result.trouble).toMatchObject({ part: true });
  });

  it('stops where aliases name more nodes than can be read', () => {
    const many = (name: string, anchor: string, count: number) =>
      `${name}: &${anchor} [${`*${anchor}0,`.repeat(count)}]\n`;
    const text =
      'apiVersion: v1\nkind: List\n' +
      'x: &p0 { containerPort: 80 }\n' +
      many('y', 'p', 2000) +
      'z: &c0 { ports: *p }\n' +
      many('w', 'c', 2000) +
      'v: &i0 { apiVersion: v1, kind: Pod, metadata: { name: a }, spec: { containers: *c } }\n' +
      `items: [${'*i0,'.repeat(2000)}]\n`;
    const start = performance.now();
    const result = read(text);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(result.trouble).toMatchObject({ part: true });
  });

  it('takes time linear in hostile templates', () => {
    const texts = [
      `${pod('containerPort: 80')}{{ if ${'{{ if }}'.repeat(50_000)}`,
      pod('containerPort: 80', `${'      {{ if x }}\n'.repeat(30_000)}`),
      pod(`containerPort: {{ .A ${'| default '.repeat(20_000)} }}`),
      pod(
        'containerPort: 80 # {{ x }}',
        `      securityContext: { capabilities: { add: [${'A,'.repeat(20_000)}] } }\n`,
      ),
    ];
    for (const text of texts) {
      const start = performance.now();
      read(text);
      expect(performance.now() - start, text.slice(0, 200)).toBeLessThan(4000);
    }
  });

  it.each([
    ['a.yaml', undefined, true],
    ['a.yml.j2', undefined, true],
    ['_helpers.tpl', undefined, true],
    ['a.json', undefined, true],
    ['Untitled-1', 'helm', true],
    ['a.ts', 'typescript', false],
  ])('claims %s as %s: %s', (name, languageId, claimed) => {
    expect(kubernetes.claims({ path: name, name, languageId })).toBe(claimed);
  });

  it('is asked only for texts that may hold an object with ports', () => {
    const { prefilter } = kubernetes;
    expect(prefilter(service('port: 80'))).toBe(true);
    expect(prefilter('{"apiVersion":"v1","kind":"List","items":[{"port":1}]}')).toBe(true);
    expect(prefilter('apiVersion: v1\nkind: {{ .Values.kind }}\nport: 1')).toBe(true);
    expect(prefilter('apiVersion: x/v1\nkind: Rollout\ncontainerPort: 80')).toBe(true);
    expect(prefilter('services: { web: { ports: ["80:80"] } }')).toBe(false);
    expect(prefilter('apiVersion: v1\nkind: ConfigMap\ndata: { port: "80" }')).toBe(false);
    expect(prefilter('apiVersion: v1\nkind: CustomResourceDefinition\ncontainerPort:\n  type: x')).toBe(
      false,
    );
  });
});

describe('names', () => {
  it.each([
    ['http', true],
    ['a', true],
    ['8a', true],
    ['http-alt', true],
    ['abcdefghijklmno', true],
    ['abcdefghijklmnop', false],
    ['80', false],
    ['', false],
    ['-a', false],
    ['a-', false],
    ['a--b', false],
    ['A', false],
    ['a_b', false],
  ])('port name %j: %j', (name, taken) => expect(isPortName(name)).toBe(taken));

  it.each([
    ['a-name-of-more-than-fifteen-characters', true],
    ['80', true],
    ['a--b', true],
    ['a'.repeat(63), true],
    ['a'.repeat(64), false],
    ['a.b', false],
    ['A', false],
    ['a-', false],
  ])('DNS label %j: %j', (name, taken) => expect(isDnsLabel(name)).toBe(taken));
});
