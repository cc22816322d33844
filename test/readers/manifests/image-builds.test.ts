// biome-ignore-all lint/suspicious/noTemplateCurlyInString: scripts have such placeholders.
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../shared/readers/index.ts';
import { imageBuilds } from '../../../shared/readers/manifests/image-builds.ts';
import { SourceText } from '../../../shared/text/index.ts';
import { assets } from '../../support/assets.ts';

/** `IMAGES <- DOCKERFILE (CONTEXT)`, with `^` where the paths may begin further up, and `ALIAS = IMAGE`. */
async function builds(path: string, text: string): Promise<string[]> {
  const { manifests } = await readFile(new SourceText(path, text), assets);
  return manifests.flatMap(each => {
    if (each.kind === 'image-alias') return `${each.alias} = ${each.image}`;
    if (each.kind !== 'image-build') return [];
    const { images, dockerfile, context, from, target } = each;
    const stage = target === undefined ? '' : ` @${target}`;
    return `${images.join(' ').replace(/\$?\uFFFC+/g, '…')} <- ${from === 'here' ? '' : '^'}${dockerfile} (${context})${stage}`;
  });
}

describe('commands that build images', () => {
  it.each<[string, string, string[]]>([
    ['Makefile', 'image:\n\tdocker build -t shop/web .\n', ['shop/web <- ./Dockerfile (.)']],
    [
      'Makefile',
      'image:\n\tcd web && docker build -t web:$(TAG) .\nother:\n\tdocker build -t api api\n',
      ['web:$ <- web/./Dockerfile (web/.)', 'api <- api/Dockerfile (api)'],
    ],
    [
      'build.sh',
      'docker buildx build --platform linux/amd64 --push \\\n  --tag=reg.io/a:1 -t reg.io/a:2 -f docker/a.Dockerfile src\n',
      ['reg.io/a:1 reg.io/a:2 <- ^docker/a.Dockerfile (src)'],
    ],
    ['Makefile', 'image:\n\t$(DOCKER) build -t a .\n', ['a <- ./Dockerfile (.)']],
    ['build.sh', '$ENGINE build -t a .\n', ['a <- ^./Dockerfile (.)']],
    ['build.sh', 'podman build --target test -t a .\n', ['a <- ^./Dockerfile (.) @test']],
    [
      'build.sh',
      'cd "$(dirname "$0")/.."\ndocker build -t a services/a\n',
      ['a <- ../services/a/Dockerfile (../services/a)'],
    ],
    ['build.sh', 'cd services/a\ndocker build -t a .\n', ['a <- ^services/a/./Dockerfile (services/a/.)']],
    ['build.sh', 'cd "$WHERE"\ndocker build -t a .\n', []],
    [
      'build.sh',
      '(cd a && docker build -t a .)\ndocker build -t b .\n',
      ['a <- ^a/./Dockerfile (a/.)', 'b <- ^./Dockerfile (.)'],
    ],
    ['build.sh', 'docker build -t a "$FOLDER"\ndocker build .\ndocker build -t a - < Dockerfile\n', []],
    ['build.sh', 'docker build -t a https://example.com/a.git\n', []],
    [
      'build.sh',
      'docker build -t orders orders\ndocker tag orders reg.io/shop/orders:1.2\n',
      ['orders <- ^orders/Dockerfile (orders)', 'reg.io/shop/orders:1.2 = orders'],
    ],
    [
      'package.json',
      '{ "scripts": { "image": "docker build -t shop/web ." } }\n',
      ['shop/web <- ./Dockerfile (.)'],
    ],
    ['notes.txt', 'docker build -t a .\n', []],
  ])('%s: %j', async (path, text, expected) => expect(await builds(path, text)).toEqual(expected));
});

it('takes time linear in hostile texts', () => {
  const started = performance.now();
  const read = (name: string, text: string) => {
    imageBuilds.prefilter(text);
    imageBuilds.read(new SourceText(name, text));
  };
  for (const piece of ['${', '$(', '{{', '`', 'docker build -t ', 'cd a; ', '"', 'docker tag a ', '\\\n'])
    read('build.sh', `docker build -t a .\n${piece.repeat(50_000)}`);
  read('Tiltfile', `docker_build('a', 'b'${'docker_build('.repeat(50_000)}`);
  expect(performance.now() - started).toBeLessThan(2000);
});

describe('files that list builds', () => {
  it('Skaffold', async () => {
    const text = `apiVersion: skaffold/v4beta1
kind: Config
build:
  artifacts:
    - image: orders
      context: src/orders
    - image: web
      docker: { dockerfile: docker/Dockerfile, target: dev }
    - image: java
      context: java
      jib: {}
profiles:
  - name: debug
    build:
      artifacts:
        - image: debug
          context: ./debug/
`;
    expect(await builds('skaffold.yaml', text)).toEqual([
      'orders <- src/orders/Dockerfile (src/orders)',
      'web <- docker/Dockerfile (.) @dev',
      'debug <- debug/Dockerfile (debug)',
    ]);
  });

  it('workflows of GitHub', async () => {
    const text = `jobs:
  push:
    steps:
      - uses: docker/build-push-action@v6
        with:
          context: ./orders
          tags: |
            ghcr.io/shop/orders:latest
            ghcr.io/shop/orders:\${{ github.sha }}
      - uses: docker/build-push-action@v6
        with: { context: ., file: ./web/Dockerfile, tags: shop/web }
      - run: docker build -t shop/api api
`;
    expect((await builds('.github/workflows/push.yml', text)).sort()).toEqual([
      'ghcr.io/shop/orders:latest ghcr.io/shop/orders:… <- ^orders/Dockerfile (orders)',
      'shop/api <- ^api/Dockerfile (api)',
      'shop/web <- ^web/Dockerfile (.)',
    ]);
  });

  it('Cloud Build', async () => {
    const text = `steps:
  - name: gcr.io/cloud-builders/docker
    args: ['build', '-t', 'gcr.io/$PROJECT_ID/orders', '.']
    dir: services/orders
  - name: gcr.io/cloud-builders/docker
    args:
      - push
      - gcr.io/$PROJECT_ID/orders
`;
    expect(await builds('cloudbuild.yaml', text)).toEqual([
      'gcr.io/$PROJECT_ID/orders <- ^services/orders/./Dockerfile (services/orders/.)',
    ]);
  });

  it('Tilt', async () => {
    const text = `docker_build('orders', './orders')
docker_build("web", "web", dockerfile="docker/web.Dockerfile", target='dev')
docker_build('api', folder)
`;
    expect(await builds('Tiltfile', text)).toEqual([
      'orders <- orders/Dockerfile (orders)',
      'web <- docker/web.Dockerfile (web) @dev',
    ]);
  });

  it('images of a kustomization', async () => {
    const text =
      'resources: [web.yaml]\nimages:\n  - name: web\n    newName: reg.io/shop/web\n    newTag: "3"\n';
    expect(await builds('kustomization.yaml', text)).toEqual(['web = reg.io/shop/web']);
  });
});
