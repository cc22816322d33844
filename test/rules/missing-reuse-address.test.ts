import { testRule } from '../support/rule-tester.ts';

/** A server in C; `extra` stands between the socket and its bind. */
const server = (
  extra = '',
  bind = '	bind(fd, (struct sockaddr *)&address, sizeof(address));\n',
) => `#include <sys/socket.h>
int main(void)
{
	struct sockaddr_in address = { .sin_port = htons(8080) };
	int fd = socket(AF_INET, SOCK_STREAM, 0);
${extra}${bind}	listen(fd, 16);
}
`;

testRule('missing-reuse-address', [
  {
    name: 'a server in C without the option',
    files: {
      'server.c': `#include <sys/socket.h>
#define PORT 8080
int main(void)
{
	struct sockaddr_in address;
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	address.sin_port = htons(PORT);
	if (bind(fd, (struct sockaddr *)&address, sizeof(address)) < 0)
~    ^^^^ information missing
		return 1;
	listen(fd, 16);
}
`,
    },
    fixes: ['Set SO_REUSEADDR before the bind'],
    fixed: {
      'server.c': `#include <sys/socket.h>
#define PORT 8080
int main(void)
{
	struct sockaddr_in address;
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	address.sin_port = htons(PORT);
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
	if (bind(fd, (struct sockaddr *)&address, sizeof(address)) < 0)
		return 1;
	listen(fd, 16);
}
`,
    },
    messages: [
      'Port 8080 is bound without SO_REUSEADDR: after a restart the bind fails while connections of the former run are in TIME_WAIT.',
    ],
  },
  {
    name: 'a field of a class in C++',
    files: {
      'server.cpp': `#include <sys/socket.h>
void Server::start() {
  sockaddr_in address{};
  address.sin_port = htons(8080);
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  ::bind(fd_, reinterpret_cast<sockaddr*>(&address), sizeof(address));
~   ^^^^ information missing
  ::listen(fd_, 16);
}
`,
    },
    fixed: {
      'server.cpp': `#include <sys/socket.h>
void Server::start() {
  sockaddr_in address{};
  address.sin_port = htons(8080);
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  { const int reuse = 1; setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof(reuse)); }
  ::bind(fd_, reinterpret_cast<sockaddr*>(&address), sizeof(address));
  ::listen(fd_, 16);
}
`,
    },
  },
  {
    name: 'Python, a field and a with statement',
    files: {
      'server.py': `import socket

class Server:
    def __init__(self):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)

    def start(self):
        self.sock.bind(('', 8080))
~                 ^^^^ information missing
        self.sock.listen(5)

with socket.socket() as s:
    s.bind(('127.0.0.1', 8081))
~     ^^^^ information missing
    s.listen()
`,
    },
    fixed: {
      'server.py': `import socket

class Server:
    def __init__(self):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)

    def start(self):
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind(('', 8080))
        self.sock.listen(5)

with socket.socket() as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(('127.0.0.1', 8081))
    s.listen()
`,
    },
  },
  {
    name: 'no fix where a line before the bind would change what runs',
    files: {
      'server.c': `#include <sys/socket.h>
int main(void)
{
	struct sockaddr_in address = { .sin_port = htons(8080) };
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	if (fd >= 0)
		// the first free one
		bind(fd, (struct sockaddr *)&address, sizeof(address));
~ ^^^^ information missing
	listen(fd, 16);
}
`,
    },
    fixes: [],
  },
  {
    name: 'Windows: SO_REUSEADDR takes the port from others',
    files: {
      'server.c': `#include <winsock2.h>
int main(void)
{
	struct sockaddr_in address = { .sin_port = htons(8080) };
	BOOL on = TRUE;
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (char *)&on, sizeof(on));
	bind(s, (struct sockaddr *)&address, sizeof(address));
~^^^^ information forced
	listen(s, 16);
}
`,
    },
    fixed: {
      'server.c': `#include <winsock2.h>
int main(void)
{
	struct sockaddr_in address = { .sin_port = htons(8080) };
	BOOL on = TRUE;
	SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
	setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (char *)&on, sizeof(on));
	bind(s, (struct sockaddr *)&address, sizeof(address));
	listen(s, 16);
}
`,
    },
  },
  {
    name: 'silent where the option is set, or may be',
    files: {
      'set.c': server('	int on = 1;\n	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));\n'),
      'both.c': server('	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on));\n'),
      'port.c': server('	setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on));\n'),
      'variable.c': server('	setsockopt(fd, SOL_SOCKET, option, &on, sizeof(on));\n'),
      'helper.c': server('	prepare_socket(fd);\n'),
      'given.c': `#include <sys/socket.h>
int serve(int fd)
{
	struct sockaddr_in address = { .sin_port = htons(8080) };
	bind(fd, (struct sockaddr *)&address, sizeof(address));
	listen(fd, 16);
}
`,
      'made-elsewhere.c': server().replace('socket(AF_INET, SOCK_STREAM, 0)', 'open_socket()'),
      'windows.c': server().replace('sys/socket.h', 'winsock2.h'),
      'server.py': `import socket
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 8080))
s.listen()
other = socket.create_server(('', 8081))
`,
    },
  },
  {
    name: 'silent for datagrams, clients, dynamic ports and runtimes that set it themselves',
    files: {
      'udp.c': server().replace('SOCK_STREAM', 'SOCK_DGRAM'),
      'client.c': server().replace('	listen(fd, 16);\n', ''),
      'dynamic.c': server().replace('8080', '0'),
      'server.js': "require('net').createServer().listen(8080);\n",
      'main.go': 'package main\nimport "net"\nfunc main() { net.Listen("tcp", ":8080") }\n',
      'main.rs': 'fn main() { std::net::TcpListener::bind("0.0.0.0:8080"); }\n',
      'asio.cpp': 'void run() { tcp::acceptor acceptor{io, tcp::endpoint{tcp::v4(), 8080}}; }\n',
      'web.py': "from http.server import HTTPServer\nHTTPServer(('', 8080), Handler)\n",
    },
  },
]);
