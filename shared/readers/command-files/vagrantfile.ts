import type { PortOccurrence } from '../../ports/index.ts';
import { MappedText, type SourceText } from '../../text/index.ts';
import type { Reader, ReaderResult } from '../reader.ts';
import { portOfKey } from './port-occurrences.ts';

const format = 'vagrant';
/** `config.vm.network "forwarded_port", guest: 80, host: 8080, host_ip: "127.0.0.1"`, on one line or more. */
const FORWARDED =
  /^[^#\n]*\.network[ (]{1,4}["':]forwarded_port["']?((?:,?\s{0,40}(?:(?::\w+\s{0,4}=>|\w+:)\s{0,4}(?:"[^"\n]{0,100}"|'[^'\n]{0,100}'|[\w.:]{1,60}(?![\w.:]|[ \t]{0,40}[-+*/?]))))+)/gm;
const OPTION = /(?::(\w+)\s{0,4}=>|(\w+):)\s{0,4}(?:"([^"\n]{0,100})"|'([^'\n]{0,100})'|([\w.]{1,60}))/g;
/** Vagrant 1's `config.vm.forward_port 80, 8080`. */
const OLD = /^[^#\n]*\.forward_port[ (]{1,4}(\d{1,5}),[ ]{0,4}(\d{1,5})/gm;

/** Virtual machines of Vagrant. */
export const vagrantfile: Reader = {
  id: format,
  title: 'Vagrantfile',
  // Ruby's reader evaluates the host's port.
  yields: true,
  docs: {
    claims: '`Vagrantfile`',
    finds: ['`forwarded_port`: the host’s port and the guest’s'],
    misses: ['ports in variables and loops', 'provisioning scripts'],
  },
  claims: ({ name }) => name === 'Vagrantfile' || name.startsWith('Vagrantfile.'),
  prefilter: text => /forward(?:ed)?_port/.test(text),
  read,
};

function read({ text }: SourceText): ReaderResult {
  const occurrences: PortOccurrence[] = [];
  const add = (digits: string, at: number, side: string, further: Partial<PortOccurrence> = {}): void => {
    const isHost = side === 'host';
    for (const found of portOfKey(MappedText.plain(digits, at), {
      format,
      api: `${format}.${side}`,
      role: isHost ? 'published' : 'listen',
      namespace: isHost ? 'host' : 'container',
    }))
      occurrences.push({ ...found, ...further });
  };
  for (const match of text.matchAll(FORWARDED)) {
    const from = match.index + match[0].length - match[1]!.length;
    const options = [...match[1]!.matchAll(OPTION)].map(option => {
      const value = option[3] ?? option[4] ?? option[5] ?? '';
      const end = option.index + option[0].length - (option[5] === undefined ? 1 : 0);
      return { name: option[1] ?? option[2] ?? '', value, at: from + end - value.length };
    });
    const optionOf = (name: string) => options.find(option => option.name === name)?.value;
    const protocol = optionOf('protocol') === 'udp' ? ({ protocol: 'udp' } as const) : {};
    const host = optionOf('host_ip');
    for (const { name, value, at } of options) {
      if (name === 'guest') add(value, at, 'guest', protocol);
      else if (name === 'host') add(value, at, 'host', { ...protocol, ...(host && { host }) });
    }
  }
  for (const match of text.matchAll(OLD)) {
    const end = match.index + match[0].length;
    add(match[2]!, end - match[2]!.length, 'host');
    add(match[1]!, match.index + match[0].lastIndexOf(match[1]!, match[0].lastIndexOf(',')), 'guest');
  }
  return { occurrences };
}
