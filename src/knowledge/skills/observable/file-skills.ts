/** Files and folders that show the use of a tool or a practice. */
interface FileRule {
  /**
   * Names in lower case. A slash at the end marks a folder; a star at the beginning stands for any beginning, a star at
   * the end for any end.
   */
  entries: readonly string[];
  /** Names in the catalogue. */
  skills: readonly string[];
  /** Weight instead of `EVIDENCE_WEIGHTS.rootFile`, where the name alone says less. */
  weight?: number;
}

/**
 * What the names at the root of a repository show. A configuration file of a tool is there because somebody set the
 * tool up; a folder that is only named after a practice says less.
 */
const ROOT_RULES: readonly FileRule[] = [
  { entries: ['dockerfile', 'dockerfile.*', '*.dockerfile', 'containerfile', '.dockerignore'], skills: ['Docker'] },
  {
    entries: ['docker-compose*', 'compose.yaml', 'compose.yml'],
    skills: ['Docker Compose', 'Docker'],
  },
  { entries: ['jenkinsfile'], skills: ['Jenkins', 'CI/CD'] },
  { entries: ['.gitlab-ci.yml'], skills: ['GitLab CI', 'CI/CD'] },
  { entries: ['.circleci/'], skills: ['CircleCI', 'CI/CD'] },
  { entries: ['.travis.yml'], skills: ['Travis CI', 'CI/CD'] },
  { entries: ['azure-pipelines.yml', 'azure-pipelines.yaml'], skills: ['Azure Pipelines', 'CI/CD'] },
  { entries: ['bitbucket-pipelines.yml'], skills: ['Bitbucket Pipelines', 'CI/CD'] },
  { entries: ['cloudbuild.yaml', 'cloudbuild.yml'], skills: ['Cloud Build', 'CI/CD'] },
  { entries: ['buildspec.yml', 'buildspec.yaml'], skills: ['AWS CodeBuild', 'CI/CD'] },
  { entries: ['.drone.yml', '.woodpecker.yml', '.woodpecker/', '.buildkite/', 'appveyor.yml'], skills: ['CI/CD'] },
  { entries: ['chart.yaml', 'charts/', 'helm/', 'helmfile.yaml'], skills: ['Helm', 'Kubernetes'] },
  { entries: ['kustomization.yaml', 'kustomization.yml', 'kustomize/'], skills: ['Kustomize', 'Kubernetes'] },
  { entries: ['k8s/', 'kubernetes/', 'manifests/'], skills: ['Kubernetes'] },
  { entries: ['skaffold.yaml'], skills: ['Skaffold', 'Kubernetes'] },
  { entries: ['tiltfile'], skills: ['Tilt', 'Kubernetes'] },
  { entries: ['*.tf', 'terraform/', '.terraform.lock.hcl', '.tflint.hcl'], skills: ['Terraform'] },
  { entries: ['terragrunt.hcl'], skills: ['Terragrunt', 'Terraform'] },
  { entries: ['*.pkr.hcl', 'packer/'], skills: ['Packer'] },
  { entries: ['ansible.cfg', 'ansible/', 'playbook.yml', 'playbooks/'], skills: ['Ansible'] },
  { entries: ['pulumi.yaml'], skills: ['Pulumi'] },
  { entries: ['vagrantfile'], skills: ['Vagrant'] },
  { entries: ['serverless.yml', 'serverless.ts'], skills: ['Serverless Framework'] },
  { entries: ['workspace.bazel', 'module.bazel'], skills: ['Bazel'] },
  { entries: ['flake.nix', 'shell.nix'], skills: ['Nix'] },
  { entries: ['cmakelists.txt'], skills: ['CMake'] },
  { entries: ['meson.build'], skills: ['Meson'] },
  { entries: ['build.sbt'], skills: ['sbt'] },
  { entries: ['foundry.toml'], skills: ['Foundry'] },
  { entries: ['hardhat.config.*'], skills: ['Hardhat'] },
  { entries: ['angular.json'], skills: ['Angular'] },
  { entries: ['next.config.*'], skills: ['Next.js'] },
  { entries: ['nuxt.config.*'], skills: ['Nuxt'] },
  { entries: ['dbt_project.yml'], skills: ['dbt'] },
  { entries: ['jest.config.*'], skills: ['Jest', 'Unit Testing', 'Test Automation'] },
  { entries: ['vitest.config.*'], skills: ['Vitest', 'Unit Testing', 'Test Automation'] },
  { entries: ['phpunit.xml', 'phpunit.xml.dist'], skills: ['PHPUnit', 'Unit Testing', 'Test Automation'] },
  { entries: ['.rspec'], skills: ['RSpec', 'Unit Testing', 'Test Automation'] },
  { entries: ['pytest.ini', 'conftest.py'], skills: ['Pytest', 'Unit Testing', 'Test Automation'] },
  { entries: ['tox.ini', 'noxfile.py'], skills: ['Test Automation'] },
  { entries: ['playwright.config.*'], skills: ['Playwright', 'E2E Testing', 'Test Automation'] },
  { entries: ['cypress.config.*', 'cypress.json', 'cypress/'], skills: ['Cypress', 'E2E Testing', 'Test Automation'] },
  { entries: ['e2e/'], skills: ['E2E Testing', 'Test Automation'], weight: 0.2 },
  { entries: ['test/', 'tests/', 'spec/', '__tests__/'], skills: ['Test Automation', 'Unit Testing'], weight: 0.15 },
  { entries: ['mkdocs.yml'], skills: ['MkDocs', 'Technical Writing'] },
  { entries: ['docs/', 'doc/', 'documentation/', '.readthedocs.yaml'], skills: ['Technical Writing'], weight: 0.12 },
  { entries: ['openapi.yaml', 'openapi.yml', 'openapi.json'], skills: ['OpenAPI'] },
  { entries: ['buf.yaml', 'buf.gen.yaml', 'proto/'], skills: ['Protocol Buffers'] },
];

/** What a file in `.github/workflows` shows. Any file there is a workflow; its name may say more. */
const WORKFLOW_RULES: readonly FileRule[] = [
  { entries: ['*.yml', '*.yaml'], skills: ['GitHub Actions', 'CI/CD'] },
  { entries: ['codeql*'], skills: ['CodeQL'] },
];

/** A skill that a file shows. */
export interface FileSkill {
  skill: string;
  /** Null for the weight of a configuration file. */
  weight: number | null;
}

interface Entry {
  name: string;
  type: string;
}

/** The rules of one folder, sorted by how the name is compared, so that no rule needs a regular expression. */
class FileRules {
  private readonly exact = new Map<string, FileSkill[]>();
  private readonly starts: [start: string, skills: FileSkill[]][] = [];
  private readonly ends: [end: string, skills: FileSkill[]][] = [];

  constructor(rules: readonly FileRule[]) {
    for (const { entries, skills, weight = null } of rules) {
      const shown = skills.map((skill) => ({ skill, weight }));
      for (const entry of entries) {
        if (entry.startsWith('*')) this.ends.push([entry.slice(1), shown]);
        else if (entry.endsWith('*')) this.starts.push([entry.slice(0, -1), shown]);
        else this.exact.set(entry, shown);
      }
    }
  }

  skillsOf({ name, type }: Entry): FileSkill[] {
    const key = `${name.toLowerCase()}${type === 'tree' ? '/' : ''}`;
    const by = (match: (part: string) => boolean, rules: [string, FileSkill[]][]): FileSkill[] =>
      rules.flatMap(([part, skills]) => (match(part) ? skills : []));
    return [
      ...(this.exact.get(key) ?? []),
      ...by((start) => key.startsWith(start), this.starts),
      ...by((end) => key.endsWith(end), this.ends),
    ];
  }

  get names(): string[] {
    return [
      ...this.exact.values(),
      ...this.starts.map(([, skills]) => skills),
      ...this.ends.map(([, skills]) => skills),
    ]
      .flat()
      .map(({ skill }) => skill);
  }
}

const ROOT = new FileRules(ROOT_RULES);
const WORKFLOWS = new FileRules(WORKFLOW_RULES);

/** All skills that files can show. */
export const FILE_SKILL_NAMES: ReadonlySet<string> = new Set([...ROOT.names, ...WORKFLOWS.names]);

/** The folders of a repository whose names of files are read. */
export interface ReadFolders {
  root?: { entries?: readonly Entry[] | null } | null;
  workflows?: { entries?: readonly Entry[] | null } | null;
}

/** Returns the skills that the names of files in a repository show, with the path that shows each. */
export function fileSkills({ root, workflows }: ReadFolders): (FileSkill & { path: string })[] {
  const read = (entries: readonly Entry[] | null | undefined, rules: FileRules, folder: string) =>
    (entries ?? []).flatMap((entry) =>
      rules.skillsOf(entry).map((shown) => ({ ...shown, path: `${folder}${entry.name}` })),
    );
  return [...read(root?.entries, ROOT, ''), ...read(workflows?.entries, WORKFLOWS, '.github/workflows/')];
}
