import { asList, asRecord, namedPackages, strings, type NamedPackage } from '../dependency.js';
import { parseXml } from './xml.js';

/**
 * Reads MSBuild projects (`*.csproj`, `*.fsproj`) and `Directory.Packages.props`. The SDK and the framework references
 * name ASP.NET Core and similar frameworks.
 */
export function parseMsBuild(text: string): NamedPackage[] {
  const project = asRecord(parseXml(text).Project);
  const items = asList(project.ItemGroup)
    .map(asRecord)
    .flatMap((group) =>
      ['PackageReference', 'PackageVersion', 'FrameworkReference'].flatMap((kind) => asList(group[kind])),
    )
    .map(asRecord);
  return namedPackages(strings([project['@Sdk'], ...items.map((item) => item['@Include'] ?? item['@Update'])]));
}
