// biome-ignore-all lint/suspicious/noTemplateCurlyInString: manifests have such placeholders.
import { describe, expect, it } from 'vitest';
import { buildOfImage } from '../../shared/workspace/index.ts';
import { imageName, matchOf } from '../../shared/workspace/links/image-name.ts';
import { type Files, TestWorkspace } from '../support/test-workspace.ts';

const IMAGE = 'FROM node\nEXPOSE 3000\n';

const pod = (image: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec:\n  containers:\n    - name: c\n      image: ${image}\n      ports: [{ containerPort: 3000 }]\n`;

/** The Dockerfiles of images, in a workspace. */
async function dockerfiles(files: Files, ...images: string[]): Promise<(string | undefined)[]> {
  const { snapshot } = await TestWorkspace.of(files);
  return images.map(image => buildOfImage(image, 'chart/templates/web.yaml', snapshot)?.dockerfile);
}

describe("an image's name", () => {
  it.each([
    ['redis', 'redis'],
    ['docker.io/library/redis:7', 'redis'],
    ['docker.io/shop/web@sha256:abc', 'shop/web'],
    ['localhost:5000/web:1.2', 'localhost:5000/web'],
    ['$(REGISTRY)/web:$(TAG)', '…/web'],
    ['gcr.io/$PROJECT_ID/shop/web', '…/shop/web'],
    ['${{ env.REGISTRY }}/web:${{ github.sha }}', '…/web'],
    ['${REGISTRY:-docker.io/me}/web', '…/web'],
    ['\uFFFC/web:\uFFFC', '…/web'],
    ['web-$(ARCH)', undefined],
    ['$(IMAGE)', undefined],
    ['REPLACE ME', undefined],
  ])('%j is %j', (written, expected) => {
    const name = imageName(written);
    expect(name && (name.open ? '…/' : '') + name.segments.join('/')).toBe(expected);
  });

  it.each([
    ['reg.io/shop/web:1', 'reg.io/shop/web:2', 'same'],
    ['reg.io/shop/web', 'shop/web', undefined],
    ['$R/web', 'reg.io/shop/web', 'likely'],
    ['$R/shop/web', 'reg.io/shop/web', 'likely'],
    ['$R/other/web', 'reg.io/shop/web', undefined],
    // A registry is something: what has none is the hub's.
    ['$R/redis', 'redis', undefined],
    ['$R/web', '$S/web', 'likely'],
    ['web', 'webapp', undefined],
  ])('%j and %j: %j', (one, other, expected) => {
    expect(matchOf(imageName(one)!, imageName(other)!)).toBe(expected);
    expect(matchOf(imageName(other)!, imageName(one)!)).toBe(expected);
  });
});

describe('the Dockerfile of an image', () => {
  it('is the one that Compose builds by that name', async () => {
    const files = {
      'deploy/compose.yaml':
        'services:\n  web: { image: "shop/web:dev", build: ../web, ports: ["80:3000"] }\n',
      'web/Dockerfile': IMAGE,
    };
    expect(await dockerfiles(files, 'shop/web:1.2', 'shop/api', 'web')).toEqual([
      'web/Dockerfile',
      undefined,
      undefined,
    ]);
  });

  it('is the one that a command builds, from the folder that has it', async () => {
    const files = {
      'scripts/build.sh': 'docker build -t $REGISTRY/web:$TAG web\ndocker build -t api .\n',
      'web/Dockerfile': IMAGE,
      Dockerfile: IMAGE,
    };
    expect(await dockerfiles(files, 'reg.io/shop/web:1', 'api', 'web')).toEqual([
      'web/Dockerfile',
      'Dockerfile',
      undefined,
    ]);
  });

  it('is none where two folders may be meant', async () => {
    const files = {
      'scripts/build.sh': 'docker build -t web .\n',
      'scripts/Dockerfile': IMAGE,
      Dockerfile: IMAGE,
    };
    expect(await dockerfiles(files, 'web')).toEqual([undefined]);
  });

  it('is none where two Dockerfiles are built by the name', async () => {
    const files = {
      'skaffold.yaml':
        'kind: Config\nbuild:\n  artifacts:\n    - { image: web, context: a }\n    - { image: web, context: b }\n',
      'a/Dockerfile': IMAGE,
      'b/Dockerfile': IMAGE,
    };
    expect(await dockerfiles(files, 'web')).toEqual([undefined]);
  });

  it('is told by other names, too', async () => {
    const files = {
      Makefile: 'image:\n\tdocker build -t web web\n\tdocker tag web reg.io/shop/web:1\n',
      'web/Dockerfile': IMAGE,
      'k8s/kustomization.yaml':
        'resources: [web.yaml]\nimages: [{ name: front, newName: reg.io/shop/web }]\n',
    };
    expect(await dockerfiles(files, 'reg.io/shop/web:2', 'front', 'reg.io/other/web')).toEqual([
      'web/Dockerfile',
      'web/Dockerfile',
      undefined,
    ]);
  });

  it('is none where others of the same last name are run, and the registry is not written out', async () => {
    const files = {
      'web/Makefile': 'image:\n\tdocker build -t $(REGISTRY)/web .\n',
      'web/Dockerfile': IMAGE,
      'one.yaml': pod('reg.io/shop/web'),
      'two.yaml': pod('someone/web'),
    };
    expect(await dockerfiles(files, 'reg.io/shop/web', 'someone/web')).toEqual([undefined, undefined]);
    const { 'two.yaml': _, ...alone } = files;
    expect(await dockerfiles(alone, 'reg.io/shop/web')).toEqual(['web/Dockerfile']);
  });

  it("is found by a chart's own values", async () => {
    const files = {
      'skaffold.yaml': 'kind: Config\nbuild:\n  artifacts:\n    - { image: shop/web, context: web }\n',
      'web/Dockerfile': IMAGE,
      'chart/values.yaml':
        'web:\n  image: { repository: shop/web, tag: "1" }\nother: { name: web }\nport: 80\n',
      'other/values.yaml': 'web: { image: { repository: shop/other } }\n',
    };
    expect(
      await dockerfiles(
        files,
        '{{ .Values.web.image.repository }}:{{ .Values.web.image.tag }}',
        'shop/{{ .Values.other.name | default "x" }}',
        '{{- .Values.none }}',
        '{{ include "image" . }}',
      ),
    ).toEqual(['web/Dockerfile', 'web/Dockerfile', undefined, undefined]);
  });

  describe('in a folder that is called so', () => {
    const files = {
      'web/Dockerfile': IMAGE,
      'orders/Dockerfile': IMAGE,
      'redis/Dockerfile': IMAGE,
      'k8s/web.yaml': pod('reg.io/shop/web'),
      'k8s/orders.yaml': pod('reg.io/shop/orders'),
      'k8s/redis.yaml': pod('bitnami/redis'),
    };

    it('counts where the registry is the own one: more than one image of it has a folder', async () => {
      expect(await dockerfiles(files, 'reg.io/shop/web', 'reg.io/shop/orders')).toEqual([
        'web/Dockerfile',
        'orders/Dockerfile',
      ]);
    });

    it("is nothing beside others' images, names without a registry, and folders of one name", async () => {
      expect(await dockerfiles(files, 'bitnami/redis', 'redis', 'web')).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      expect(await dockerfiles({ ...files, 'old/web/Dockerfile': IMAGE }, 'reg.io/shop/web')).toEqual([
        undefined,
      ]);
    });
  });
});
