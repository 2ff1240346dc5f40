import { listOf } from '../words/list-of.js';
import type { DescribedEvent, EventOf } from './described-event.js';
import { packagePath } from './paths.js';

type PackageEvent = EventOf<
  | 'package.released'
  | 'package.deprecated'
  | 'package.licence-changed'
  | 'package.publisher-changed'
  | 'package.maintainers-changed'
  | 'package.install-script-added'
  | 'package.provenance-lost'
  | 'package.unpublished'
>;

/** What happened to a package in its registry. */
export function describePackageEvent(event: PackageEvent, name: string): DescribedEvent {
  const [title, text] = say(event, name);
  return { title, text, path: packagePath(event.subject) };
}

function say(event: PackageEvent, name: string): [title: string, text: string] {
  switch (event.type) {
    case 'package.released':
      return sayReleased(event, name);
    case 'package.deprecated':
      return [`${name} ${event.data.version} deprecated`, `Its maintainers say: “${event.data.message}”.`];
    case 'package.licence-changed': {
      const { version, previousVersion, from, to } = event.data;
      const change = `from ${from ?? 'none'} to ${to ?? 'none'}`;
      return [`${name} ${version}: licence changed ${change}`, `The version before is ${previousVersion}.`];
    }
    case 'package.publisher-changed':
      return sayPublisher(event, name);
    case 'package.maintainers-changed':
      return sayMaintainers(event, name);
    case 'package.install-script-added': {
      const { version, previousVersion, scripts } = event.data;
      const said = scripts.map(({ hook, command }) => `${hook}: ${command}`).join('; ');
      return [`${name} ${version}: runs a new install script`, `${said}. ${previousVersion} did not run it.`];
    }
    case 'package.provenance-lost': {
      const { version, previousVersion } = event.data;
      return [`${name} ${version}: came without provenance`, `${previousVersion} still said what it was built from.`];
    }
    case 'package.unpublished': {
      const { version } = event.data;
      const text = version === null ? 'With all its versions.' : 'It cannot be installed from there any more.';
      return [`${version === null ? name : `${name} ${version}`}: removed from the registry`, text];
    }
  }
}

function sayReleased({ data }: EventOf<'package.released'>, name: string): [string, string] {
  const { version, previousVersion, level, publisher } = data;
  const size = level === null ? '' : ` (${level === 'prerelease' ? 'pre-release' : level})`;
  const after =
    previousVersion === null ? 'The first version that we know.' : `The version before is ${previousVersion}.`;
  return [`${name} ${version} released${size}`, publisher === null ? after : `Published by ${publisher}. ${after}`];
}

function sayPublisher({ data }: EventOf<'package.publisher-changed'>, name: string): [string, string] {
  const { version, previousVersion, from, to, firstTime } = data;
  const before = `${previousVersion} was published by ${from}.`;
  return firstTime
    ? [
        `${name} ${version}: published by ${to} for the first time`,
        `${to} never published this package before. ${before}`,
      ]
    : [`${name} ${version}: published by ${to}, who is not the one of before`, before];
}

function sayMaintainers({ data }: EventOf<'package.maintainers-changed'>, name: string): [string, string] {
  const { added, removed } = data;
  const left = `${listOf(removed)} left`;
  if (added.length === 0) return [`${name}: ${left} the maintainers`, ''];
  return [`${name}: ${listOf(added)} joined the maintainers${removed.length > 0 ? `, ${left}` : ''}`, ''];
}
