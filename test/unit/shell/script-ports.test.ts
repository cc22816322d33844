import { describe, expect, it } from 'vitest';
import { scriptOccurrences } from '../../../shared/readers/shell/script-occurrences.ts';
import { TracedText } from '../../../shared/readers/shell/traced-text.ts';
import { MappedText } from '../../../shared/text/index.ts';

/** What a script's commands say, `role port` each, in the order of the text; each range holds its digits. */
function said(script: string): string[] {
  const found = scriptOccurrences(TracedText.written(MappedText.plain(script, 0)), {
    format: 'shell',
    namespace: 'host',
    evidence: 'script',
    source: script,
  });
  return [...found]
    .sort((a, b) => a.range.start - b.range.start)
    .map(({ role, port, endPort, range }) => {
      if (port) expect(script.slice(range.start, range.end)).toMatch(new RegExp(`^${port}(-${endPort})?$`));
      return `${role} ${port}`;
    });
}

describe('servers in scripts', () => {
  it.each<[string, number | number[]]>([
    ['php -S 0.0.0.0:8080', 8080],
    ['php artisan serve --port=8080', 8080],
    ['python -m http.server 8080', 8080],
    ['python2 -m SimpleHTTPServer 8080', 8080],
    ['python manage.py runserver 8080', 8080],
    ['python manage.py runserver 0:8080', 8080],
    ['uvicorn app:app --port 8080', 8080],
    ['gunicorn --bind 0.0.0.0:8080 app', 8080],
    ['gunicorn --bind=:8080 app', 8080],
    ['hypercorn -b 0.0.0.0:8080 app', 8080],
    ['daphne -b 0.0.0.0 -p 8080 app', 8080],
    ['flask run -p 8080', 8080],
    ['flask --app x run --port=8080', 8080],
    ['fastapi dev main.py --port 8080', 8080],
    ['celery -A app flower --port=5555', 5555],
    ['streamlit run app.py --server.port 8501', 8501],
    ['streamlit run app.py --server.port=8501', 8501],
    ['jupyter lab --port 8888', 8888],
    ['mlflow ui --port 5001', 5001],
    ['tensorboard --logdir x --port 6006', 6006],
    ['bokeh serve --port 5006', 5006],
    ['nc -l 8080', 8080],
    ['nc -l -p 8080', 8080],
    ['ncat -lk 8080', 8080],
    ['socat TCP-LISTEN:8080,fork TCP:web:80', 8080],
    ['rails server -p 3001', 3001],
    ['bundle exec puma -p 3001', 3001],
    ['puma -b tcp://0.0.0.0:3001', 3001],
    ['rackup -p 9292', 9292],
    ['thin start -p 3001', 3001],
    ['node --inspect=9229 app.js', 9229],
    ['node --inspect-brk=0.0.0.0:9229 app.js', 9229],
    ['npx serve -l 5000', 5000],
    ['npx --yes serve -p 5000', 5000],
    ['http-server dist -p 8081', 8081],
    ['next dev -p 3001', 3001],
    ['vite --port 3001', 3001],
    ['ng serve --port 4201', 4201],
    ['webpack serve --port 9000', 9000],
    ['webpack-dev-server --port 9000', 9000],
    ['json-server --port 3001 db.json', 3001],
    ['json-server -p 3001 db.json', 3001],
    ['live-server --port=8081', 8081],
    ['PORT=3001 react-scripts start', 3001],
    ['PORT=3001 nodemon app.js', 3001],
    ['pm2 start app.js -- --port 3001', 3001],
    ['java -Dserver.port=8081 -jar app.jar', 8081],
    ['java -jar app.jar --server.port=8081', 8081],
    ['java -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005 -jar a.jar', 5005],
    ['java -Dcom.sun.management.jmxremote.port=9010 -jar a.jar', 9010],
    ['dotnet run --urls http://0.0.0.0:5001', 5001],
    ['dotnet run --urls "http://*:5001;https://*:5002"', [5001, 5002]],
    ['dlv debug --headless --listen=:2345', 2345],
    ['hugo server -p 1313', 1313],
    ['jekyll serve --port 4001', 4001],
    ['mkdocs serve -a 0.0.0.0:8001', 8001],
    ['redis-server --port 6380', 6380],
    ['mongod --port 27018', 27018],
    ['mysqld --port=3307', 3307],
    ['postgres -p 5433', 5433],
    ['postgres -c port=5433', 5433],
    ['etcd --listen-client-urls http://0.0.0.0:2379', 2379],
    ['consul agent -http-port=8501', 8501],
    ['vault server -dev -dev-listen-address=0.0.0.0:8200', 8200],
    ['minio server --address :9000 --console-address :9001 /data', [9000, 9001]],
    ['nats-server -p 4223', 4223],
    ['memcached -p 11212', 11212],
    ['traefik --entrypoints.web.address=:81', 81],
    ['prometheus --web.listen-address=:9091', 9091],
    ['node_exporter --web.listen-address=:9101', 9101],
    ['caddy reverse-proxy --from :2016', 2016],
    ['iperf3 -s -p 5202', 5202],
    ['rpc.mountd -p 20048', 20048],
    ['./server --port 8080', 8080],
    ['$DIR/bin/app --port=8080', 8080],
    ['node server.js --port 8080', 8080],
    ['go run ./cmd/api --port 8080', 8080],
    ['fabric-ca-server start --port 7054', 7054],
    ['ember serve --port 4201', 4201],
    ['timeout 60 sudo -u www ./server --port 8080', 8080],
    ["su app -c 'gunicorn -b :8080 app'", 8080],
    ['concurrently "vite --port 3001" "nodemon --inspect=9230"', [3001, 9230]],
    ['docker exec web python manage.py runserver 0.0.0.0:8000', 8000],
    ['if true; then ./server --port 8080; fi', 8080],
    ['(cd x && exec ./server --port 8080) > log 2>&1 &', 8080],
    ['function f { ./server --port 8080; }', 8080],
    ['out=$(./server --port 8080)', 8080],
    ['out=`./server --port 8080`', 8080],
    ["docker run -d img bash -c 'cd /x && python3 -m http.server 8080'", 8080],
    ['ssh host <<EOF\n./server --port 8080\nEOF', 8080],
    ['sudo bash <<-EOF\n./server --port 8080\nEOF', 8080],
    ['export HTTP_PORT=8080', 8080],
    ['declare -x PORT=8080', 8080],
  ])('%s', (script, ports) =>
    expect(said(script).filter(each => !each.startsWith('connect'))).toEqual(
      [ports].flat().map(port => `listen ${port}`),
    ),
  );
});

describe('clients in scripts', () => {
  it.each([
    ['mysql -h db -P 3307', 3307],
    ['mysqldump --host=db --port=3307', 3307],
    ['psql -h db -p 5433', 5433],
    ['pg_isready -h db -p 5433', 5433],
    ['redis-cli -h cache -p 6380 ping', 6380],
    ['mongosh --host db --port 27018', 27018],
    ['curl -fsS http://localhost:8080/health', 8080],
    ['wget -qO- http://api:8080', 8080],
    ['wait-for-it.sh db:5432 -t 60', 5432],
    ['dockerize -wait tcp://db:5432', 5432],
    ['nc -z db 5432', 5432],
    ['telnet db -p 5432', 5432],
    ['ssh -p 2222 host', 2222],
    ['hey -n 10 http://localhost:8080/', 8080],
    ['./greeter_client -addr localhost:50051', 50051],
    ['./bin/client --port=50051', 50051],
    ['DATABASE_URL=postgres://u:p@db:5433/app', 5433],
    ['wait-for-it -h localhost -p 5433', 5433],
    ['docker run --rm curlimages/curl http://web:8080/', 8080],
    ['kubectl exec web -- psql -h db -p 5433', 5433],
    ['export KAFKA_BROKERS=kafka:9092', 9092],
    ['DB_PORT=5433 ./migrate', 5433],
  ])('%s', (script, port) => expect(said(script)).toEqual([`connect ${port}`]));
});

describe('nothing about ports', () => {
  it.each([
    'unknown-tool --port 8080',
    './run_tests.sh --port 8080',
    'PORT=8080',
    'readonly PORT=8080',
    'DB_PORT=5432',
    'solr stop -p 8983',
    'mkdir -p 8080 && cp -p 8080 9090',
    'echo "listening on http://localhost:8080"',
    'assertContains "$x" http://localhost:8080',
    'export VAULT_ADDR=http://0.0.0.0:8200',
    'cat <<EOF\n./server --port 8080\nEOF',
    "cat <<-'EOF' > x.sh\n\t./server --port 8080\n\tEOF",
    '# ./server --port 8080',
    'docker ps -p 80:80',
    'docker build --build-arg PORT=8080 -t run .',
    'docker run --name p8080 image:8080',
    'git push -p 8080',
    'read -p "Port 8080? " port',
    'case $x in -p|--port) shift;; esac',
    'x=${y%:8080} z=${#PORT} w=$((8080 + 1))',
    'node --max-old-space-size=8192 server.js',
    'sleep 8080; kill -9 8080; exit 80',
    'iptables -A INPUT -p tcp --dport 8080 -j ACCEPT',
  ])('%s', script => expect(said(script)).toEqual([]));
});

describe('broken and hostile scripts', () => {
  it.each(['"', "'", '$(', '`', '${', '$((', '<<', '<<EOF', 'case x in', 'a=(', '[[ ', 'f() {', '\\'])(
    'what stands before %s is read',
    broken => expect(said(`./server --port 8080\n${broken}`)).toEqual(['listen 8080']),
  );

  it.each([
    ['substitutions', '$('],
    ['braces', '${a:-'],
    ['quotes in substitutions', '"$('],
    ['blocks', 'if x; then '],
    ['subshells', '('],
    ['cases', 'case x in a) '],
    ['tests', '[[ '],
    ['arrays', 'a=('],
    ['here-documents', 'cat <<A\n'],
    ['back quotes', '` '],
    ['arithmetic', '(( '],
    ['assignments', 'PORT=$PORT$PORT:8080\n'],
    ['branches', 'if x; then PORT=8080; fi; nc -z a $PORT\n'],
    ['docker', 'docker run -p 80:80 '],
    ['functions', 'f() { '],
  ])('%s by the thousand are read in time', (_, unit) => {
    const script = unit.repeat(Math.ceil(200_000 / unit.length));
    const started = performance.now();
    said(script);
    expect(performance.now() - started).toBeLessThan(6000);
  });
});
