import { describe, expect, it } from 'vitest';
import {
  asScalar,
  isTemplated,
  mapEntry,
  mapValue,
  maskTemplates,
  seqItems,
  yamlStream,
} from '../../../shared/readers/yaml/index.ts';
import { SourceText } from '../../../shared/text/index.ts';

/** The masked text with placeholders shown as `@`. */
const shown = (text: string) => maskTemplates(text).replaceAll('\uFFFC', '@');

describe('maskTemplates', () => {
  it.each([
    ['a: {{ .x }}', 'a: @@@@@@@@'],
    ['{{- if .x }}\na: 1\n{{- end }}', '            \na: 1\n          '],
    ['  {{ a }} {{ b }}  \nx', '                   \nx'],
    ['a: "{{ .h }}:80"', 'a: "@@@@@@@@:80"'],
    ['port: 80 {{- end }}', 'port: 80           '],
    ['port: 80 {{ .x }}', 'port: 80 @@@@@@@@'],
    ['- {{ "}}" }}: 1', '- @@@@@@@@@@: 1'],
    ['a: "{{ index .v \\"k\\" }}"\nb: {{ c }}', 'a: "@@@@@@@@@@@@@@@@@@@@"\nb: @@@@@@@'],
    ["{{- /* don't }} stop */ -}}\na: 1", `${' '.repeat(27)}\na: 1`],
    ['{{ include "x"\r\n  . | nindent 4 }}\r\na: 1', '              \r\n                  \r\na: 1'],
    ['a: {{ include "x"\n  . }}\nb: 1', 'a: @@@@@@@@@@@@@@\n      \nb: 1'],
    ['{% if x %}\na: {{ x }}\n{% endif %}', '          \na: @@@@@@@\n           '],
    ['{# note #}\n{{ x }}', '          \n       '],
    ['a: {b: {c: d}}', 'a: {b: {c: d}}'],
    ['a: {{ never closed', 'a: {{ never closed'],
    ['$' + '{{ secrets.X }}', '$@@@@@@@@@@@@@@@'],
  ])('%j', (text, masked) => {
    expect(shown(text)).toBe(masked);
    expect(maskTemplates(text)).toHaveLength(text.length);
  });

  it('is linear in stray braces', () => {
    const text = '{{ '.repeat(200_000);
    const start = performance.now();
    expect(maskTemplates(text)).toBe(text);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('a Helm template', () => {
  const text = `apiVersion: v1
{{- with .Values.service }}
kind: Service
metadata:
  name: {{ include "app.fullname" $ }}
  labels:
    {{- include "app.labels" $ | nindent 4 }}
spec:
  type: {{ .type | default "ClusterIP" }}
  ports:
    {{- range .ports }}
    - port: {{ .port }}
      targetPort: 8080
    {{- end }}
    - port: 443 {{/* tls */}}
{{- end }}
`;

  it('parses, and its actions are values that are not known', () => {
    const stream = yamlStream(new SourceText('templates/service.yaml', text));
    expect(stream.templated).toBe(true);
    expect(stream.trouble).toBeUndefined();
    const root = stream.documents[0]!.root;
    const ports = seqItems(mapEntry(mapValue(root, 'spec'), 'ports')!.value);
    expect(ports).toHaveLength(2);
    const port = asScalar(mapValue(ports[0], 'port'))!;
    expect(isTemplated(port)).toBe(true);
    expect(text.slice(port.range.start, port.range.end)).toBe('{{ .port }}');
    const target = asScalar(mapValue(ports[0], 'targetPort'))!;
    expect(isTemplated(target)).toBe(false);
    expect(text.slice(target.range.start, target.range.end)).toBe('8080');
    expect(mapValue(ports[1], 'port')).toMatchObject({ value: '443' });
  });
});
