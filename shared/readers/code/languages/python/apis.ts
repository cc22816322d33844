import type { ListenApi, PortPlace } from '../../listen-api.ts';

/** A tuple `(host, port)` as a positional argument, or under a keyword. */
const tuple = (arg: number, keyword?: string): readonly PortPlace[] => {
  const place = keyword === undefined ? { arg } : { arg, keyword };
  return [{ ...place, path: [1], form: 'number', host: { ...place, path: [0] } }];
};

/** `host` and `port` as arguments side by side or by keyword. */
const hostAndPort = (hostArg: number, portArg: number): readonly PortPlace[] => [
  { arg: portArg, keyword: 'port', form: 'number', host: { arg: hostArg, keyword: 'host' } },
];

/** A port by keyword only. */
const keyword = (port = 'port', host = 'host'): readonly PortPlace[] => [
  { keyword: port, form: 'number', host: { keyword: host } },
];

/** What tells which port a socket got. */
const SOCKET_READ_BACK = ['getsockname'];

/** How programs name the event loop. */
const LOOPS = [
  'asyncio.get_event_loop()',
  'asyncio.get_running_loop()',
  'asyncio.new_event_loop()',
  'asyncio.AbstractEventLoop()',
  'uvloop.new_event_loop()',
  'uvloop.Loop()',
];

/**
 * Every API of Python by which a program listens. One row an API; see ListenApi.
 * Sources: facts.md section 5.1; the packages' own documentation for the rest.
 */
export const pythonApis: readonly ListenApi[] = [
  {
    api: 'python.socket.bind',
    name: 'bind',
    receivers: ['socket.socket()'],
    port: tuple(0),
    readBack: SOCKET_READ_BACK,
    zeroNeeds: ['listen', 'getsockname', 'accept'],
  },
  {
    api: 'python.socket.bind',
    name: 'bind',
    receivers: ['socket.socket(SOCK_DGRAM)'],
    protocol: 'udp',
    port: tuple(0),
    zeroIsDynamic: false,
  },
  {
    api: 'python.socket.create-server',
    name: 'create_server',
    callees: ['socket.create_server'],
    port: tuple(0, 'address'),
    readBack: SOCKET_READ_BACK,
  },
  {
    api: 'python.http.server',
    name: ['HTTPServer', 'ThreadingHTTPServer', 'HTTPSServer', 'ThreadingHTTPSServer'],
    callees: [
      'http.server.HTTPServer',
      'http.server.ThreadingHTTPServer',
      'http.server.HTTPSServer',
      'http.server.ThreadingHTTPSServer',
      'BaseHTTPServer.HTTPServer',
      'six.moves.BaseHTTPServer.HTTPServer',
    ],
    port: tuple(0, 'server_address'),
    readBack: ['server_address', 'server_port', 'getsockname'],
  },
  {
    api: 'python.socketserver',
    name: ['TCPServer', 'ThreadingTCPServer', 'ForkingTCPServer'],
    callees: ['TCPServer', 'ThreadingTCPServer', 'ForkingTCPServer'].flatMap(name => [
      `socketserver.${name}`,
      `SocketServer.${name}`,
      `six.moves.socketserver.${name}`,
    ]),
    port: tuple(0, 'server_address'),
    readBack: ['server_address', 'getsockname'],
  },
  {
    api: 'python.socketserver',
    name: ['UDPServer', 'ThreadingUDPServer', 'ForkingUDPServer'],
    callees: ['UDPServer', 'ThreadingUDPServer', 'ForkingUDPServer'].flatMap(name => [
      `socketserver.${name}`,
      `SocketServer.${name}`,
    ]),
    protocol: 'udp',
    port: tuple(0, 'server_address'),
    readBack: ['server_address', 'getsockname'],
  },
  {
    api: 'python.xmlrpc.server',
    name: ['SimpleXMLRPCServer', 'DocXMLRPCServer'],
    callees: [
      'xmlrpc.server.SimpleXMLRPCServer',
      'xmlrpc.server.DocXMLRPCServer',
      'SimpleXMLRPCServer.SimpleXMLRPCServer',
    ],
    port: tuple(0, 'addr'),
    readBack: ['server_address', 'getsockname'],
  },
  {
    api: 'python.wsgiref',
    name: 'make_server',
    callees: ['wsgiref.simple_server.make_server'],
    port: hostAndPort(0, 1),
    readBack: ['server_port', 'server_address'],
  },
  {
    api: 'python.wsgiref',
    name: 'WSGIServer',
    callees: ['wsgiref.simple_server.WSGIServer'],
    port: tuple(0, 'server_address'),
    readBack: ['server_port', 'server_address'],
  },
  {
    api: 'python.multiprocessing.listener',
    name: 'Listener',
    callees: ['multiprocessing.connection.Listener'],
    port: tuple(0, 'address'),
    readBack: ['address'],
  },
  {
    api: 'python.asyncio.start-server',
    name: 'start_server',
    callees: ['asyncio.start_server'],
    port: hostAndPort(1, 2),
    readBack: SOCKET_READ_BACK,
  },
  {
    api: 'python.asyncio.create-server',
    name: 'create_server',
    receivers: LOOPS,
    guess: { names: ['loop'] },
    port: hostAndPort(1, 2),
    readBack: SOCKET_READ_BACK,
  },
  {
    api: 'python.asyncio.datagram-endpoint',
    name: 'create_datagram_endpoint',
    receivers: LOOPS,
    guess: { names: ['loop'] },
    protocol: 'udp',
    port: [
      {
        keyword: 'local_addr',
        path: [1],
        form: 'number',
        host: { keyword: 'local_addr', path: [0] },
      },
    ],
    zeroIsDynamic: false,
  },
  { api: 'trio.serve-tcp', name: 'serve_tcp', callees: ['trio.serve_tcp'], port: hostAndPort(2, 1) },
  {
    api: 'trio.listeners',
    name: 'open_tcp_listeners',
    callees: ['trio.open_tcp_listeners'],
    port: [{ arg: 0, keyword: 'port', form: 'number', host: { keyword: 'host' } }],
  },
  {
    api: 'anyio.tcp-listener',
    name: 'create_tcp_listener',
    callees: ['anyio.create_tcp_listener'],
    port: keyword('local_port', 'local_host'),
    omitted: 'dynamic',
  },
  {
    api: 'uvicorn.run',
    name: 'run',
    callees: ['uvicorn.run', 'uvicorn.main.run'],
    port: keyword(),
    unless: [{ keyword: 'uds' }, { keyword: 'fd' }],
  },
  {
    api: 'uvicorn.config',
    name: 'Config',
    callees: ['uvicorn.Config', 'uvicorn.config.Config'],
    port: hostAndPort(1, 2),
    unless: [{ keyword: 'uds' }, { keyword: 'fd' }],
  },
  {
    api: 'hypercorn.config',
    objects: ['hypercorn.config.Config', 'hypercorn.Config'],
    port: [{ path: ['bind'], form: 'url-list' }],
  },
  {
    api: 'granian',
    name: 'Granian',
    callees: ['granian.Granian', 'granian.server.Granian'],
    port: keyword('port', 'address'),
  },
  {
    api: 'flask.run',
    name: 'run',
    receivers: [
      'flask.Flask()',
      'quart.Quart()',
      'flask.app.Flask()',
      'flask_openapi3.OpenAPI()',
      'apiflask.APIFlask()',
    ],
    port: hostAndPort(0, 1),
  },
  {
    api: 'flask-socketio.run',
    name: 'run',
    receivers: ['flask_socketio.SocketIO()', 'flask_sockets.Sockets()'],
    port: hostAndPort(1, 2),
  },
  {
    api: 'connexion.run',
    name: 'run',
    receivers: ['connexion.App()', 'connexion.FlaskApp()', 'connexion.AioHttpApp()', 'connexion.AsyncApp()'],
    port: [{ arg: 0, keyword: 'port', form: 'number', host: { keyword: 'host' } }],
  },
  {
    api: 'dash.run',
    name: ['run', 'run_server'],
    receivers: ['dash.Dash()', 'jupyter_dash.JupyterDash()', 'dash_extensions.enrich.DashProxy()'],
    port: hostAndPort(0, 1),
  },
  {
    api: 'werkzeug.run-simple',
    name: 'run_simple',
    callees: ['werkzeug.serving.run_simple', 'werkzeug.run_simple'],
    port: [{ arg: 1, keyword: 'port', form: 'number', host: { arg: 0, keyword: 'hostname' } }],
  },
  {
    api: 'werkzeug.make-server',
    name: 'make_server',
    callees: ['werkzeug.serving.make_server'],
    port: hostAndPort(0, 1),
    readBack: ['port', 'server_port', 'server_address'],
  },
  {
    api: 'aiohttp.run-app',
    name: 'run_app',
    callees: ['aiohttp.web.run_app'],
    port: keyword(),
    unless: [{ keyword: 'path' }, { keyword: 'sock' }],
  },
  {
    api: 'aiohttp.tcp-site',
    name: 'TCPSite',
    callees: ['aiohttp.web.TCPSite', 'aiohttp.web_runner.TCPSite'],
    port: hostAndPort(1, 2),
    readBack: SOCKET_READ_BACK,
  },
  {
    api: 'tornado.listen',
    name: ['listen', 'bind'],
    receivers: [
      'tornado.web.Application()',
      'tornado.httpserver.HTTPServer()',
      'tornado.tcpserver.TCPServer()',
      'tornado.web.HTTPServer()',
    ],
    port: [{ arg: 0, keyword: 'port', form: 'number', host: { arg: 1, keyword: 'address' } }],
  },
  {
    api: 'tornado.bind-sockets',
    name: 'bind_sockets',
    callees: ['tornado.netutil.bind_sockets'],
    port: [{ arg: 0, keyword: 'port', form: 'number', host: { arg: 1, keyword: 'address' } }],
    readBack: SOCKET_READ_BACK,
    returnsPort: true,
  },
  {
    api: 'twisted.listen',
    name: ['listenTCP', 'listenSSL'],
    callees: ['twisted.internet.reactor.listenTCP', 'twisted.internet.reactor.listenSSL'],
    guess: { names: ['reactor'] },
    port: [{ arg: 0, keyword: 'port', form: 'number', host: { keyword: 'interface' } }],
    readBack: ['getHost'],
  },
  {
    api: 'twisted.listen-udp',
    name: ['listenUDP', 'listenMulticast'],
    callees: ['twisted.internet.reactor.listenUDP', 'twisted.internet.reactor.listenMulticast'],
    guess: { names: ['reactor'] },
    protocol: 'udp',
    port: [{ arg: 0, keyword: 'port', form: 'number', host: { keyword: 'interface' } }],
    zeroIsDynamic: false,
  },
  {
    api: 'twisted.endpoint',
    name: ['TCP4ServerEndpoint', 'TCP6ServerEndpoint', 'SSL4ServerEndpoint'],
    callees: ['TCP4ServerEndpoint', 'TCP6ServerEndpoint', 'SSL4ServerEndpoint'].map(
      name => `twisted.internet.endpoints.${name}`,
    ),
    port: [{ arg: 1, keyword: 'port', form: 'number', host: { keyword: 'interface' } }],
  },
  {
    api: 'twisted.application',
    name: ['TCPServer', 'SSLServer'],
    callees: ['twisted.application.internet.TCPServer', 'twisted.application.internet.SSLServer'],
    port: [{ arg: 0, form: 'number', host: { keyword: 'interface' } }],
  },
  {
    api: 'twisted.application',
    name: 'UDPServer',
    callees: ['twisted.application.internet.UDPServer'],
    protocol: 'udp',
    port: [{ arg: 0, form: 'number', host: { keyword: 'interface' } }],
  },
  {
    api: 'waitress.serve',
    name: ['serve', 'create_server'],
    callees: ['waitress.serve', 'waitress.create_server', 'waitress.server.create_server'],
    port: [...keyword(), { keyword: 'listen', form: 'url-list' }],
    unless: [{ keyword: 'unix_socket' }, { keyword: 'sockets' }],
  },
  {
    api: 'gevent.server',
    name: ['WSGIServer', 'StreamServer'],
    callees: ['gevent.pywsgi.WSGIServer', 'gevent.wsgi.WSGIServer', 'gevent.server.StreamServer'],
    port: [...tuple(0, 'listener'), { arg: 0, keyword: 'listener', form: 'address' }],
    knownOnly: true,
  },
  {
    api: 'gevent.server',
    name: 'DatagramServer',
    callees: ['gevent.server.DatagramServer'],
    protocol: 'udp',
    port: [...tuple(0, 'listener'), { arg: 0, keyword: 'listener', form: 'address' }],
    knownOnly: true,
  },
  {
    api: 'eventlet.listen',
    name: 'listen',
    callees: ['eventlet.listen', 'eventlet.convenience.listen'],
    port: tuple(0, 'addr'),
    readBack: SOCKET_READ_BACK,
  },
  {
    api: 'cheroot.server',
    name: ['Server', 'HTTPServer', 'CherryPyWSGIServer'],
    callees: ['cheroot.wsgi.Server', 'cheroot.server.HTTPServer', 'cherrypy.wsgiserver.CherryPyWSGIServer'],
    port: tuple(0, 'bind_addr'),
  },
  {
    api: 'cherrypy.config',
    name: 'update',
    callees: ['cherrypy.config.update'],
    port: [
      {
        arg: 0,
        path: ['server.socket_port'],
        form: 'number',
        host: { arg: 0, path: ['server.socket_host'] },
      },
    ],
    knownOnly: true,
  },
  {
    api: 'grpc.add-port',
    name: ['add_insecure_port', 'add_secure_port'],
    receivers: ['grpc.server()', 'grpc.aio.server()', 'grpc.experimental.aio.server()'],
    guess: { names: ['server', 'srv', 'grpc', 's'] },
    port: [{ arg: 0, keyword: 'address', form: 'address' }],
    emptyPort: 443,
    returnsPort: true,
  },
  {
    api: 'sanic.run',
    name: ['run', 'create_server', 'prepare'],
    receivers: ['sanic.Sanic()', 'sanic.app.Sanic()'],
    port: hostAndPort(0, 1),
  },
  {
    api: 'bottle.run',
    name: 'run',
    callees: ['bottle.run'],
    port: hostAndPort(2, 3),
  },
  {
    api: 'bottle.run',
    name: 'run',
    receivers: ['bottle.Bottle()', 'bottle.default_app()', 'bottle.app()'],
    port: keyword(),
  },
  {
    api: 'web.py.runsimple',
    name: 'runsimple',
    callees: ['web.httpserver.runsimple'],
    port: tuple(1, 'server_address'),
  },
  {
    api: 'robyn.start',
    name: 'start',
    receivers: ['robyn.Robyn()'],
    port: keyword(),
  },
  {
    api: 'bjoern.run',
    name: ['run', 'listen'],
    callees: ['bjoern.run', 'bjoern.listen'],
    port: hostAndPort(1, 2),
  },
  {
    api: 'websockets.serve',
    name: 'serve',
    callees: [
      'websockets.serve',
      'websockets.server.serve',
      'websockets.asyncio.server.serve',
      'websockets.sync.server.serve',
      'websockets.legacy.server.serve',
    ],
    port: hostAndPort(1, 2),
    unless: [{ keyword: 'sock' }],
    readBack: SOCKET_READ_BACK,
  },
  {
    api: 'websocket-server',
    name: 'WebsocketServer',
    callees: ['websocket_server.WebsocketServer'],
    port: keyword(),
  },
  {
    api: 'aiosmtpd.controller',
    name: 'Controller',
    callees: ['aiosmtpd.controller.Controller'],
    port: hostAndPort(1, 2),
  },
  {
    api: 'python.smtpd',
    name: ['SMTPServer', 'DebuggingServer'],
    callees: ['smtpd.SMTPServer', 'smtpd.DebuggingServer'],
    port: tuple(0),
  },
  {
    api: 'python.asyncore.bind',
    name: 'bind',
    receivers: ['asyncore.dispatcher()', 'asynchat.async_chat()'],
    port: tuple(0),
  },
  {
    api: 'pyftpdlib.server',
    name: ['FTPServer', 'ThreadedFTPServer', 'MultiprocessFTPServer'],
    callees: ['FTPServer', 'ThreadedFTPServer', 'MultiprocessFTPServer'].map(
      name => `pyftpdlib.servers.${name}`,
    ),
    port: tuple(0),
  },
  {
    api: 'aioquic.serve',
    name: 'serve',
    callees: ['aioquic.asyncio.serve', 'aioquic.asyncio.server.serve'],
    protocol: 'udp',
    port: hostAndPort(0, 1),
  },
  {
    api: 'thrift.server-socket',
    name: 'TServerSocket',
    callees: ['thrift.transport.TSocket.TServerSocket'],
    port: hostAndPort(0, 1),
  },
  {
    api: 'rpyc.server',
    name: ['ThreadedServer', 'ForkingServer', 'OneShotServer', 'ThreadPoolServer'],
    callees: ['ThreadedServer', 'ForkingServer', 'OneShotServer', 'ThreadPoolServer'].flatMap(name => [
      `rpyc.utils.server.${name}`,
      `rpyc.${name}`,
    ]),
    port: keyword('port', 'hostname'),
  },
  {
    api: 'pymodbus.server',
    name: ['StartTcpServer', 'StartAsyncTcpServer', 'ModbusTcpServer'],
    callees: ['StartTcpServer', 'StartAsyncTcpServer', 'ModbusTcpServer'].flatMap(name => [
      `pymodbus.server.${name}`,
      `pymodbus.server.sync.${name}`,
      `pymodbus.server.async_io.${name}`,
    ]),
    port: [{ keyword: 'address', path: [1], form: 'number', host: { keyword: 'address', path: [0] } }],
  },
  {
    api: 'prometheus-client.start',
    name: ['start_http_server', 'start_wsgi_server'],
    callees: [
      'prometheus_client.start_http_server',
      'prometheus_client.start_wsgi_server',
      'prometheus_client.exposition.start_http_server',
    ],
    port: [{ arg: 0, keyword: 'port', form: 'number', host: { arg: 1, keyword: 'addr' } }],
  },
  {
    api: 'debugpy.listen',
    name: 'listen',
    callees: ['debugpy.listen'],
    port: [...tuple(0, 'address'), { arg: 0, keyword: 'address', form: 'number' }],
  },
  {
    api: 'ptvsd.enable-attach',
    name: 'enable_attach',
    callees: ['ptvsd.enable_attach'],
    port: tuple(0, 'address'),
  },
  {
    api: 'zmq.bind',
    name: 'bind',
    receivers: [
      'zmq.Context().socket()',
      'zmq.Context.instance().socket()',
      'zmq.asyncio.Context().socket()',
      'zmq.asyncio.Context.instance().socket()',
      'zmq.green.Context().socket()',
      'zmq.Socket()',
    ],
    port: [{ arg: 0, form: 'address' }],
    knownOnly: true,
  },
  {
    api: 'gradio.launch',
    name: 'launch',
    receivers: [
      'gradio.Interface()',
      'gradio.Blocks()',
      'gradio.ChatInterface()',
      'gradio.TabbedInterface()',
    ],
    port: keyword('server_port', 'server_name'),
  },
  {
    api: 'nicegui.run',
    name: 'run',
    callees: ['nicegui.ui.run'],
    port: keyword(),
  },
  {
    api: 'panel.serve',
    name: 'serve',
    callees: ['panel.serve', 'panel.io.server.serve'],
    port: [{ arg: 1, keyword: 'port', form: 'number' }],
  },
  {
    api: 'bokeh.server',
    name: 'Server',
    callees: ['bokeh.server.server.Server'],
    port: keyword('port', 'address'),
  },
  {
    api: 'livereload.serve',
    name: 'serve',
    receivers: ['livereload.Server()'],
    port: [{ arg: 0, keyword: 'port', form: 'number', host: { keyword: 'host' } }],
  },
  {
    api: 'mcp.fast',
    name: 'FastMCP',
    callees: ['mcp.server.fastmcp.FastMCP', 'mcp.server.FastMCP', 'fastmcp.FastMCP'],
    port: keyword(),
  },
  {
    api: 'mcp.fast',
    name: ['run', 'run_async', 'run_http_async'],
    receivers: ['fastmcp.FastMCP()', 'mcp.server.fastmcp.FastMCP()'],
    port: keyword(),
  },
  // An application that comes from elsewhere: run with a port by keyword, it serves.
  {
    api: 'wsgi.run',
    name: 'run',
    receivers: ['app', 'application', 'socketio', 'create_app()', 'make_app()'].flatMap(name => [
      `*.${name}`,
      `*.*.${name}`,
      `*.*.*.${name}`,
    ]),
    guess: { names: ['app', 'application', 'server', 'socketio'] },
    port: keyword(),
    knownOnly: true,
  },
];
