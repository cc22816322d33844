import { expect, it } from 'vitest';
import { TestWorkspace } from '../../support/test-workspace.ts';

it('a port that a mapping has is not judged again where `expose` says it once more', async () => {
  const workspace = await TestWorkspace.of({
    'compose.yaml': `services:
  web:
    image: x
    ports: ["8080:80"]
    expose: ["80", "81", "80/udp"]
  other:
    image: x
    expose: ["80"]
`,
  });
  const judged = workspace
    .findings('compose.yaml', 'privileged-port')
    .map(({ range }) => workspace.files['compose.yaml']!.slice(0, range.start).split('\n').length);
  // The mapping's own port, 81 and 80/udp beside it, and the other service's.
  expect(judged).toEqual([4, 5, 5, 8]);
  expect(workspace.snapshot.files.get('compose.yaml')!.occurrences).toHaveLength(6);
});
