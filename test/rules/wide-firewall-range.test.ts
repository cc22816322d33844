import { testRule } from '../support/rule-tester.ts';

testRule('wide-firewall-range', [
  {
    name: 'iptables: the ports in use take the place of the range',
    files: {
      'compose.yaml': `services:
  web:
    ports: ["8080:80", "9000-9002:9000-9002", "53:53/udp", "80:80"]
`,
      'firewall.sh': `iptables -A INPUT -p tcp --dport 1024:65535 -j ACCEPT
~                                ^^^^^^^^^^ warning range
`,
    },
    messages: [
      'This lets in 1024-65535, the whole ephemeral range of Linux, Windows and macOS: whatever listens on an assigned port is reachable. Give servers fixed ports and open only those.',
    ],
    fixes: ['Open only 8080, 9000-9002, which this workspace uses'],
    fixed: {
      'firewall.sh': `iptables -A INPUT -p tcp -m multiport --dports 8080,9000:9002 -j ACCEPT
`,
    },
  },
  {
    name: 'the edges of the ranges of the systems',
    files: {
      'rules.v4': `-A INPUT -p tcp --dport 32768:60999 -j ACCEPT
~                       ^^^^^^^^^^^ warning range
-A INPUT -p tcp --dport 32769:60999 -j ACCEPT
-A INPUT -p tcp --dport 49152:65535 -j ACCEPT
~                       ^^^^^^^^^^^ warning range
-A INPUT -p tcp --dport 50000:60000 -j ACCEPT
-A INPUT -p udp -m multiport --dports 53,0:65535 -j ACCEPT
~                                        ^^^^^^^ warning range
`,
    },
    fixes: [],
  },
  {
    name: 'UDP 1434, by whatever tool; TCP 1434 is the DAC',
    files: {
      'a.ps1': `New-NetFirewallRule -DisplayName b -Protocol UDP -LocalPort 1434
~                                                           ^^^^ warning browser
New-NetFirewallRule -DisplayName d -Protocol TCP -LocalPort 1434
New-NetFirewallRule -DisplayName n -Protocol TCP -LocalPort 1435
`,
      'b.cmd': `netsh advfirewall firewall add rule name=b dir=in action=allow protocol=UDP localport=1434
~                                                                                     ^^^^ warning browser
`,
      'c.sh': `ufw allow 1434/udp
~         ^^^^ warning browser
`,
    },
  },
  {
    name: 'UDP 1434 is closed where every connection names its port',
    files: {
      'a.ps1': `Write-Output start
New-NetFirewallRule -DisplayName b -Protocol UDP -LocalPort 1434
~                                                           ^^^^ warning browser
`,
      'b.sh': `ufw allow 1434/udp
~         ^^^^ warning browser
ufw allow 1435/tcp
`,
      'rules.v4': `*filter
-A INPUT -p udp --dport 1434 -j ACCEPT
~                       ^^^^ warning browser
COMMIT
`,
      'appsettings.json': '{ "ConnectionStrings": { "a": "Server=db\\\\sql,1435;Database=a" } }\n',
    },
    fixes: ['Close UDP 1434, which no connection of this workspace needs'],
    fixed: {
      'a.ps1': 'Write-Output start\n',
      'b.sh': 'ufw allow 1435/tcp\n',
      'rules.v4': '*filter\nCOMMIT\n',
    },
  },
  {
    name: 'UDP 1434 stays open for a connection that asks for its port',
    files: {
      'b.sh': `ufw allow 1434/udp
~         ^^^^ warning browser
`,
      'appsettings.json': '{ "ConnectionStrings": { "a": "Server=db\\\\sql;Database=a" } }\n',
    },
    fixes: [],
  },
  {
    name: 'a rule is not deleted that opens more than UDP 1434, or that a condition has',
    files: {
      'b.sh': `iptables -A INPUT -p udp -m multiport --dports 53,1434 -j ACCEPT
~                                                 ^^^^ warning browser
`,
      'c.sh': `if true; then
  ufw allow 1434/udp
~           ^^^^ warning browser
fi
`,
    },
    fixes: [],
  },
  {
    name: 'PowerShell, netsh, nft, ufw, firewall-cmd: each in its own syntax',
    files: {
      'compose.yaml': `services:
  web:
    ports: ["8080:80", "8082:80"]
`,
      'a.ps1': `New-NetFirewallRule -DisplayName all -Protocol TCP -LocalPort '1024-65535' -Action Allow
~                                                              ^^^^^^^^^^ warning range
`,
      'b.cmd': `netsh advfirewall firewall add rule name=all dir=in action=allow protocol=TCP localport=1024-65535
~                                                                                       ^^^^^^^^^^ warning range
`,
      'c.nft': `table inet filter {
  chain input {
    type filter hook input priority 0;
    tcp dport 1024-65535 accept
~             ^^^^^^^^^^ warning range
  }
}
`,
      'd.sh': `ufw allow 1024:65535/tcp
~         ^^^^^^^^^^ warning range
firewall-cmd --permanent --add-port=1024-65535/tcp
~                                   ^^^^^^^^^^ warning range
`,
    },
    fixed: {
      'a.ps1': `New-NetFirewallRule -DisplayName all -Protocol TCP -LocalPort '8080,8082' -Action Allow
`,
      'b.cmd': `netsh advfirewall firewall add rule name=all dir=in action=allow protocol=TCP localport=8080,8082
`,
      'c.nft': `table inet filter {
  chain input {
    type filter hook input priority 0;
    tcp dport { 8080, 8082 } accept
  }
}
`,
      'd.sh': `ufw allow 8080,8082/tcp
firewall-cmd --permanent --add-port=8080/tcp --add-port=8082/tcp
`,
    },
  },
  {
    name: 'replies, what goes out, what is refused, and icmp are no openings',
    files: {
      'rules.v4': `-A INPUT -p tcp --dport 1024:65535 -m state --state ESTABLISHED,RELATED -j ACCEPT
-A INPUT -p tcp --dport 1024:65535 -m conntrack --ctstate NEW -j ACCEPT
~                       ^^^^^^^^^^ warning range
-A INPUT -i lo -p tcp --dport 1024:65535 -j ACCEPT
-A INPUT -p tcp --sport 1024:65535 -j ACCEPT
-A INPUT -p tcp --dport 1024:65535 -j DROP
-A OUTPUT -p tcp --dport 1024:65535 -j ACCEPT
-A INPUT -p icmp -j ACCEPT
`,
    },
  },
  {
    name: 'a configured range',
    config: { targets: ['linux'], ephemeralRanges: { linux: '20000-30000' } },
    files: {
      'rules.v4': `-A INPUT -p tcp --dport 20000:30000 -j ACCEPT
~                       ^^^^^^^^^^^ warning range
-A INPUT -p tcp --dport 20001:30000 -j ACCEPT
`,
    },
  },
  {
    name: 'Terraform: everyone, a network, a group of own machines, and everything among these',
    files: {
      'main.tf': `resource "aws_security_group" "a" {
  ingress {
    from_port   = 1024
~                 ^^^^ warning range
    to_port     = 65535
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  ingress {
    from_port       = 1024
~                     ^^^^ information range
    to_port         = 65535
    protocol        = "tcp"
    security_groups = [aws_security_group.b.id]
  }
  ingress {
    from_port = 0
    to_port   = 0
    protocol  = "-1"
    self      = true
  }
  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["10.0.0.0/16"]
  }
  ingress {
    from_port   = 0
~                 ^ warning range
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    from_port   = 8
    to_port     = 0
    protocol    = "icmp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_network_acl_rule" "replies" {
  rule_action = "allow"
  from_port   = 1024
  to_port     = 65535
  protocol    = "tcp"
  cidr_block  = "0.0.0.0/0"
}
`,
    },
  },
  {
    name: 'the range that the workspace states for its machines, in their folder',
    files: {
      'a/sysctl.d/range.conf': 'net.ipv4.ip_local_port_range = 20000 30000\n',
      'a/firewall.sh': `ufw allow 20000:30000/tcp
~         ^^^^^^^^^^^ warning range
ufw allow 20001:30000/tcp
`,
      'b/firewall.sh': 'ufw allow 20000:30000/tcp\n',
      'c/setup.cmd': `netsh int ipv4 set dynamicport tcp start=20000 num=1000
netsh advfirewall firewall add rule name=a dir=in action=allow protocol=TCP localport=20000-20999
~                                                                                     ^^^^^^^^^^^ warning range
netsh advfirewall firewall add rule name=a dir=in action=allow protocol=UDP localport=20000-20999
`,
    },
    messages: [
      'This lets in 20000-30000, the whole ephemeral range of Linux: whatever listens on an assigned port is reachable. Give servers fixed ports and open only those.',
      'This lets in 20000-20999, the whole ephemeral range of Windows: whatever listens on an assigned port is reachable. Give servers fixed ports and open only those.',
    ],
  },
]);
