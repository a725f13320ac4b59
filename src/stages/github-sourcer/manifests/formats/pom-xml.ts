import { asList, asRecord, type NamedPackage } from '../dependency.js';
import { parseXml } from './xml.js';

function coordinates(value: unknown): string | null {
  const { groupId, artifactId } = asRecord(value);
  // A group such as `${project.groupId}` refers to the project itself.
  return typeof groupId === 'string' && typeof artifactId === 'string' && !groupId.includes('${')
    ? `${groupId}:${artifactId}`
    : null;
}

/**
 * Reads Maven's `pom.xml`: dependencies, managed dependencies, and the parent, which is often the framework (Spring
 * Boot).
 */
export function parsePomXml(text: string): NamedPackage[] {
  const project = asRecord(parseXml(text).project);
  const profiles = asList(asRecord(project.profiles).profile).map(asRecord);
  const declared = [project, asRecord(project.dependencyManagement), ...profiles]
    .flatMap((owner) => asList(asRecord(owner.dependencies).dependency))
    .concat(asList(project.parent));
  return declared.flatMap((value) => {
    const name = coordinates(value);
    return name === null ? [] : [{ name, development: asRecord(value).scope === 'test' }];
  });
}
