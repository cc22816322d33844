import { testRule } from '../support/rule-tester.ts';

testRule('time-wait-sysctl', [
  {
    name: 'tcp_tw_recycle, on and off; the line goes, comments stay',
    files: {
      'etc/sysctl.conf': `# tuning
net.ipv4.tcp_tw_recycle = 1
~                         ^ warning recycle
net.core.somaxconn = 1024
net.ipv4.tcp_tw_recycle=0
~                       ^ information recycleOff
`,
    },
    fixes: ['Delete tcp_tw_recycle'],
    fixed: {
      'etc/sysctl.conf': `# tuning
net.core.somaxconn = 1024
`,
    },
  },
  {
    name: 'tcp_fin_timeout below the default; 60 and more is meant for something else',
    files: {
      'sysctl.d/1.conf': `net.ipv4.tcp_fin_timeout = 15\r
~                          ^^ warning finTimeout
net.ipv4.tcp_keepalive_time = 60\r
`,
      'sysctl.d/2.conf': `net.ipv4.tcp_fin_timeout = 60
net.ipv4.tcp_tw_reuse = 1
`,
    },
    fixed: {
      'sysctl.d/1.conf': `net.ipv4.tcp_keepalive_time = 60\r
`,
    },
  },
  {
    name: 'scripts: a line of its own can go, one inside a condition cannot',
    files: {
      'tune.sh': `#!/bin/sh
if true; then
  sysctl -w net.ipv4.tcp_tw_recycle=1
~                                   ^ warning recycle
fi
`,
    },
    fixes: [],
  },
  {
    name: 'scripts: at the margin',
    files: {
      'tune.sh': `#!/bin/sh
sudo sysctl -w net.ipv4.tcp_fin_timeout=10
~                                       ^^ warning finTimeout
echo done
`,
    },
    fixed: {
      'tune.sh': `#!/bin/sh
echo done
`,
    },
  },
  {
    name: 'Compose, Ansible',
    files: {
      'compose.yaml': `services:
  web:
    image: web
    sysctls:
      net.ipv4.tcp_fin_timeout: 20
~                               ^^ warning finTimeout
`,
      'tasks.yml': `- ansible.posix.sysctl:
    name: net.ipv4.tcp_tw_recycle
    value: '1'
~           ^ warning recycle
`,
    },
  },
  {
    name: 'Windows: refused below 30, mild up to a minute',
    files: {
      'tune.reg': `Windows Registry Editor Version 5.00

[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters]
"TcpTimedWaitDelay"=dword:0000001e
~                         ^^^^^^^^ information delayShort
"MaxUserPort"=dword:0000fffe
`,
      'tune.ps1': `Set-ItemProperty -Path HKLM:\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters -Name TcpTimedWaitDelay -Value 5
~                                                                                                              ^ warning delayRefused
Set-ItemProperty -Path HKLM:\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters -Name TcpTimedWaitDelay -Value 60
`,
    },
  },
]);
