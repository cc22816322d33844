// A generated workspace of a chosen size: the same files on every run, mixed like a monorepo. Most files hold
// no port at all but many words that look like it (import, export, support, addEventListener). The rates (one code
// file in 25 to 40 listens, 5 % Kubernetes objects) are higher than in most workspaces: they were chosen before
// anything was timed, and are not to be bent to a figure.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Raise it when the generator changes, so that an old workspace is made anew. */
const VERSION = 9;

/** A small deterministic generator of numbers in [0, 1): mulberry32. */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NOUNS =
  'order invoice basket support report account transport import export portal customer event listener binding session'.split(
    ' ',
  );
const pick = (random, list) => list[Math.floor(random() * list.length)];
const title = word => word[0].toUpperCase() + word.slice(1);

const kinds = [
  { weight: 34, ext: 'ts', make: typescript },
  { weight: 12, ext: 'js', make: javascript },
  { weight: 16, ext: 'go', make: go },
  { weight: 14, ext: 'py', make: python },
  { weight: 5, ext: 'yaml', make: kubernetes },
  { weight: 1, ext: 'compose.yaml', make: compose },
  { weight: 2, ext: 'Dockerfile', make: dockerfile },
  { weight: 8, ext: 'json', make: json },
  {
    weight: 8,
    ext: 'md',
    make: random => `# ${pick(random, NOUNS)}\n\n${'Some prose about ports and support. '.repeat(40)}\n`,
  },
];

function typescript(random, i) {
  const a = pick(random, NOUNS);
  const b = pick(random, NOUNS);
  let text = `import { ${title(a)}Repository } from '../${a}/repository';\nimport type { ${title(b)} } from '../${b}/types';\n\n`;
  const methods = 6 + Math.floor(random() * 14);
  text += `export class ${title(a)}${title(b)}Service {\n  constructor(private readonly repository: ${title(a)}Repository) {}\n`;
  for (let m = 0; m < methods; m++)
    text += `\n  /** Loads the ${b} with its ${a}, number ${m}. */\n  async load${title(b)}${m}(id: string, options: { limit?: number } = {}): Promise<${title(b)} | undefined> {\n    const limit = options.limit ?? ${100 + m};\n    const rows = await this.repository.find({ id, limit, support: '${a}-${m}' });\n    if (rows.length === 0) return undefined;\n    document.addEventListener('${b}', event => this.repository.export(event.detail, { important: true }));\n    return rows.map(row => ({ ...row, total: row.total * ${m + 1} }))[0];\n  }\n`;
  text += '}\n';
  if (i % 40 === 0)
    text += `\nimport http from 'node:http';\nconst port = Number(process.env.PORT) || ${3000 + (i % 60000)};\nhttp.createServer((req, res) => res.end('${a}')).listen(port);\n`;
  return text;
}

function javascript(random, i) {
  let text = `'use strict';\nconst support = require('../support');\n`;
  for (let m = 0; m < 10 + random() * 15; m++)
    text += `\nexports.${pick(random, NOUNS)}${m} = function (element, options) {\n  element.addEventListener('click', () => support.import(options.${pick(random, NOUNS)}));\n  return Object.assign({}, options, { index: ${m} });\n};\n`;
  if (i % 25 === 0)
    text += `\nconst express = require('express');\nconst app = express();\napp.listen(process.env.PORT || ${4000 + (i % 50000)}, () => console.log('ready'));\n`;
  return text;
}

function go(random, i) {
  const a = pick(random, NOUNS);
  const server = i % 30 === 0;
  let text = `package ${a}\n\nimport (\n\t"context"\n\t"fmt"\n${server ? '\t"net"\n' : ''})\n\n`;
  for (let m = 0; m < 8 + random() * 14; m++)
    text += `// Load${title(a)}${m} reads the transport of one report.\nfunc Load${title(a)}${m}(ctx context.Context, id string, limit int) (string, error) {\n\tif limit > ${m * 10} {\n\t\treturn "", fmt.Errorf("support limit %d for %s", limit, id)\n\t}\n\tfor i := 0; i < limit; i++ {\n\t\tid = fmt.Sprintf("%s:%d", id, i)\n\t}\n\treturn id, nil\n}\n\n`;
  if (server)
    text += `var port = 50051\n\nfunc Serve() error {\n\tlis, err := net.Listen("tcp", fmt.Sprintf(":%d", port))\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn lis.Close()\n}\n`;
  return text;
}

function python(random, i) {
  const a = pick(random, NOUNS);
  let text = `"""The ${a} module: import, export and support."""\nimport os\nfrom dataclasses import dataclass\n\n`;
  for (let m = 0; m < 8 + random() * 12; m++)
    text += `\n@dataclass\nclass ${title(a)}${m}:\n    """One ${a}."""\n\n    name: str\n    total: float = ${m}.5\n\n    def report(self, limit: int = ${m}) -> str:\n        rows = [f"{self.name}:{i}" for i in range(limit)]\n        return ", ".join(rows) or "no ${a}"\n\n`;
  if (i % 30 === 0)
    text += `\nfrom flask import Flask\n\napp = Flask(__name__)\n\nif __name__ == "__main__":\n    app.run(host="0.0.0.0", port=int(os.environ.get("PORT", ${5000 + (i % 40000)})))\n`;
  return text;
}

function kubernetes(random, i) {
  const a = pick(random, NOUNS);
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${a}-${i}\n  labels:\n    app: ${a}\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: ${a}\n  template:\n    metadata:\n      labels:\n        app: ${a}\n    spec:\n      containers:\n        - name: main\n          image: registry.example/${a}:1.${i % 90}\n          env:\n            - name: LOG_LEVEL\n              value: info\n          ports:\n            - name: http\n              containerPort: ${8000 + (i % 900)}\n          readinessProbe:\n            httpGet:\n              path: /healthz\n              port: ${8000 + (i % 900)}\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: ${a}-${i}\nspec:\n  selector:\n    app: ${a}\n  ports:\n    - port: 80\n      targetPort: ${8000 + (i % 900)}\n`;
}

/** A Compose file with `services` services; also the long file of the latency bench. */
export function compose(random, i, services = 8) {
  let text = 'services:\n';
  for (let s = 0; s < services; s++)
    text += `  ${pick(random, NOUNS)}-${s}:\n    image: registry.example/app:${i}.${s}\n    restart: unless-stopped\n    environment:\n      LOG_LEVEL: info\n      REGION: eu-west-${s % 3}\n    ports:\n      - "${10000 + ((i + s * 7) % 20000)}:8080"\n      - "127.0.0.1:${10001 + ((i + s * 11) % 20000)}:9090"\n`;
  return text;
}

function dockerfile(_random, i) {
  return `FROM node:20-alpine AS build\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build\n\nFROM node:20-alpine\nWORKDIR /app\nCOPY --from=build /app/dist ./dist\nENV LOG_LEVEL=info\nEXPOSE ${3000 + (i % 900)}\nCMD ["node", "dist/main.js"]\n`;
}

function json(random, i) {
  return `${JSON.stringify({ name: pick(random, NOUNS), version: `1.0.${i}`, items: Array.from({ length: 40 }, (_, n) => ({ id: n, label: pick(random, NOUNS), support: random() })) }, null, 2)}\n`;
}

/** The kind at a point of the weights laid end to end. */
function kindAt(point) {
  let at = point;
  for (const kind of kinds) {
    if (at < kind.weight) return kind;
    at -= kind.weight;
  }
  return kinds[0];
}

/** Makes (or finds made) a workspace of `count` files in `folder`; returns its size in bytes. */
export function makeWorkspace(folder, count) {
  const stamp = path.join(folder, '.made');
  const key = `${VERSION}/${count}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').split(' ')[0] === key)
    return Number(readFileSync(stamp, 'utf8').split(' ')[1]);
  rmSync(folder, { recursive: true, force: true });
  const random = randomOf(20_000);
  const total = kinds.reduce((sum, kind) => sum + kind.weight, 0);
  let bytes = 0;
  for (let i = 0; i < count; i++) {
    const kind = kindAt(random() * total);
    const directory = path.join(
      folder,
      `team-${i % 40}`,
      `service-${Math.floor(i / 40) % 25}`,
      `part-${Math.floor(i / 1000)}`,
    );
    mkdirSync(directory, { recursive: true });
    const text = kind.make(random, i);
    bytes += text.length;
    const name = kind.ext === 'Dockerfile' ? `Dockerfile.f${i}` : `f${i}.${kind.ext}`;
    writeFileSync(path.join(directory, name), text);
  }
  writeFileSync(stamp, `${key} ${bytes}`);
  return bytes;
}

export { randomOf };
