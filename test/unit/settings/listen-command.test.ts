import { describe, expect, it } from 'vitest';
import { splitScript } from '../../../shared/readers/settings/command-line.ts';
import { listenPortsOfCommand } from '../../../shared/readers/settings/listen-command.ts';
import { MappedText } from '../../../shared/text/index.ts';

/** The ports of a shell's text, and that each range holds exactly its digits. */
function portsOf(script: string): number[] {
  return splitScript(MappedText.plain(script, 0)).flatMap(words =>
    listenPortsOfCommand(words).map(({ port, range }) => {
      expect(script.slice(range.start, range.end)).toBe(String(port));
      return port;
    }),
  );
}

describe('ports that a command listens on', () => {
  it.each<[string, number[]]>([
    ['node server.js --port 3000', [3000]],
    ['./app -port=3000 -grpc_port 3001 --metrics-port "3002"', [3000, 3001, 3002]],
    ['java -Dserver.port=8080 -jar app.jar', [8080]],
    ['prometheus --web.listen-address=:9090 --storage.tsdb.path=/data', [9090]],
    ['gunicorn -b :8000 -b unix:/run/x app:app', [8000]],
    ['bundle exec rails s -p 3000 -b 0.0.0.0', [3000]],
    ['npx serve -l tcp://0.0.0.0:5000', [5000]],
    ['flask run --host=0.0.0.0 --port=5000', [5000]],
    ['php -S [::]:8080 router.php', [8080]],
    ['minio server /data --address ":9000" --console-address :9001', [9000, 9001]],
    ['PORT=4000 node .', [4000]],
    ['nc -lk -p 7000 -e /bin/cat', [7000]],
    ['busybox httpd -f -p 8000', [8000]],
    ['ASPNETCORE_URLS=http://+:5005 dotnet app.dll', [5005]],
    ['etcd --listen-peer-urls=http://a:2380,http://b:2381', [2380, 2381]],
    ["bash -ec 'cd /srv; exec python -m http.server 8001'", [8001]],
    ['/wait-for-it.sh -t 0 db:5432 -- uvicorn app:app --port 8002', [8002]],
  ])('%s', (script, ports) => expect(portsOf(script)).toEqual(ports));
});

describe('what a command dials, and numbers of other kinds', () => {
  it.each([
    'mysql -h db --port 3306',
    'mongosh --port 27017',
    'nc -z db 5432',
    'curl --port 80 http://localhost:8080',
    'wait-for-it.sh db:5432',
    'worker --host broker --port 5672',
    'app --db-port 5432 --redis.port=6379 --smtp-port 25 --proxy-port 3128',
    'app --advertise-addr=0.0.0.0:7946 --upstream http://0.0.0.0:80 --api-server=http://k8s:6443',
    'app --mysqld.address=localhost:3306 --addr redis:6379 --address peer:7000',
    'app --timeout 3000 --workers 2000 -p 4000 -u 1000 --max-old-space-size=4096',
    'app --port auto --port=$PORT --port 70000 --listen 0',
    'java -Dspring.redis.port=6379 -agentlib:jdwp=transport=dt_socket,server=n,address=host:5005 -jar a.jar',
    'echo --port 8080 # serve --port 8081',
    'app 8080',
  ])('%s', script => expect(portsOf(script)).toEqual([]));
});

it('reads long commands in time', () => {
  const started = performance.now();
  for (const unit of [
    '--port ',
    'runserver -x ',
    "sh -c '",
    '-agentlib:jdwp=server=',
    'a=',
    '0.0.0.0:',
    '((((',
    '"\\',
  ])
    for (const length of [1000, 19_000]) portsOf(unit.repeat(length / unit.length));
  expect(performance.now() - started).toBeLessThan(2000);
});
