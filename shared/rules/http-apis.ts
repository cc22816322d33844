import type { PortOccurrence } from '../ports/index.ts';

/**
 * The constructs that surely serve HTTP (or HTTPS, or WebSockets, which begin as HTTP), by the `api` of their
 * occurrences. What may serve anything (`node.net.listen`, `go.net.listen`, a published port) is not among them.
 */
export const HTTP_APIS: ReadonlySet<string> = new Set(
  `
  node.http.listen express.listen fastify.listen hapi.server nest.listen sails.lift uwebsockets.listen
  oak.listen hono.serve bun.serve deno.serve deno.std.serve egg.start keystone.server graphql-yoga.start
  apollo.standalone nickel.listen vite.server vite.preview vite.create-server webpack.dev-server
  webpack-dev-server webpack-dev-server.listen parcel.serve rollup.serve nuxt.dev-server esbuild.serve
  browser-sync.init live-server.start livereload.serve karma.server gulp-webserver gulp-connect.server grunt.connect
  socket.io.listen socket.io.server socket.io.require engine.io.listen ws.server ws.listen websocket-server
  prom-client.metrics peer.server

  flask.run flask-socketio.run werkzeug.run-simple werkzeug.make-server uvicorn.run uvicorn.config hypercorn.config
  waitress.serve aiohttp.run-app aiohttp.tcp-site sanic.run bottle.run tornado.listen cherrypy.config cheroot.server
  robyn.start granian connexion.run dash.run gradio.launch panel.serve nicegui.run bokeh.server bjoern.run
  python.http.server python.wsgiref python.xmlrpc.server wsgi.run web.py.runsimple prometheus-client.start mcp.fast
  websockets.serve

  go.http.server go.http.listen-and-serve go.http.listen-and-serve-tls gin.run echo.start echo.start-config
  fiber.listen fasthttp.listen-and-serve iris.listen beego.run martini.run-on-addr negroni.run hertz.host-ports
  graceful.run

  java.httpserver java.httpserver.files jetty.server jetty.connector undertow.listener tomcat.port javalin.start
  spark.port ratpack.port armeria.port helidon.port grizzly.server grizzly.simple-server jooby.port blade.listen
  akka-http.server spring-boot.web-server-factory restlet.server restlet.servers nanohttpd

  aspnetcore.urls aspnetcore.use-urls aspnetcore.run aspnetcore.webhost-start aspnetcore.use-setting
  kestrel.listen kestrel.listen-any-ip kestrel.listen-localhost dotnet.http-listener owin.webapp-start
  owin.start-options web-api.self-host embedio.server

  actix.http-server.bind actix.server.bind warp.serve.run rocket.config hyper.server.bind tide.listen tiny-http.server
  rouille.start rouille.server axum-server.bind salvo.listener gotham.start iron.http ntex.http-server.bind
  xitca.bind thruster.start

  puma.port puma.bind sinatra.port webrick.server thin.server unicorn.listen
  amp.http-server

  ktor.embedded-server ktor.connector http4k.server http4s.port http4s.bind zio-http.port javalin.port

  httplib.listen crow.port drogon.listener pistache.listen pistache.port poco.http-server microhttpd.start libevent.http
  evhtp.bind restinio.port cpprest.listener civetweb.server oatpp.connection-provider restbed.port

  rack.run rack.server sinatra.run falcon.endpoint puma.listener puma.ssl-bind laravel.serve laravel.octane
  jupyter.port flask.server-name iis.site

  setting.server.port setting.management.server.port
  `
    .trim()
    .split(/\s+/),
);

/** Whether what listens there surely serves HTTP. */
export function servesHttp({ api }: PortOccurrence): boolean {
  return HTTP_APIS.has(api);
}
