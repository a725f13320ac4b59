import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../../platform/common/problem.js';
import { parseJobDescription } from '../parse-job-description.js';

function refusalOf(text: string): string {
  try {
    parseJobDescription(text);
  } catch (error) {
    if (error instanceof Problem) return `${error.code}: ${error.detail ?? ''}`;
    throw error;
  }
  return 'nothing was refused';
}

describe('a posting in a language without a file', () => {
  it.each([
    [
      'Japanese',
      'バックエンドエンジニア募集\n\n必須スキル\n- Go での開発経験\n- Kubernetes の運用経験\n\n歓迎スキル\n- Terraform の経験',
    ],
    [
      'Chinese',
      '后端工程师\n\n任职要求\n- Spring Boot、MySQL、Redis、Kafka、Elasticsearch、RabbitMQ\n- Kubernetes、Docker、Jenkins、Prometheus、Grafana\n\n加分项\n- Golang、TensorFlow、PostgreSQL',
    ],
    [
      'Korean',
      '백엔드 개발자 채용\n\n자격 요건\n- Java, Spring Boot, JPA 경험\n- MySQL, Redis 사용 경험\n\n우대 사항\n- Kafka, Kubernetes',
    ],
    [
      'Russian',
      'Требуется разработчик Python\n\nТребования\n- Django, PostgreSQL, Docker\n- Опыт от трёх лет\n\nБудет плюсом\n- Kubernetes',
    ],
    [
      'Ukrainian',
      'Шукаємо розробника Python\n\nВимоги\n- Django, PostgreSQL, досвід від трьох років\n\nБуде перевагою\n- Kubernetes, Terraform',
    ],
    [
      'Swedish',
      'Backendutvecklare sökes\n\nVi söker en utvecklare som har erfarenhet av Java och Spring Boot.\n\nMeriterande\n- Kubernetes och Kafka',
    ],
    [
      'Czech',
      'Hledáme vývojáře do našeho týmu. Požadujeme znalost Java a Spring Boot, zkušenosti s Docker jsou výhodou. Nabízíme práci na zajímavých projektech, které se rozvíjejí.',
    ],
    [
      'Turkish',
      'Ekibimiz için Java ve Spring Boot konusunda deneyim sahibi bir yazılım geliştirme uzmanı arıyoruz. Tercihen Kafka bilgi sahibi olan adaylar.',
    ],
    ['Arabic', 'مطلوب مطور برمجيات لديه خبرة في Java و Spring Boot و PostgreSQL للعمل مع فريقنا في دبي'],
    ['Greek', 'Ζητείται προγραμματιστής με εμπειρία σε Java και Spring Boot για την ομάδα μας στην Αθήνα'],
    [
      'Finnish',
      'Etsimme kehittäjää, jolla on kokemusta Java ja Spring Boot teknologioista. Tarjoamme työn joka on myös etätyötä. Odotamme että olet oma-aloitteinen.',
    ],
  ])('is refused, and the refusal names %s', (name, text) => {
    expect(refusalOf(text)).toMatch(new RegExp(`^job_description_unusable: .*written in ${name}`));
  });

  it('is refused in Japanese although most of its letters are in the names of tools', () => {
    const text =
      '必須: TypeScript, React, Next.js, GraphQL, PostgreSQL, Kubernetes の経験が3年以上ある方を募集しています。';
    expect(refusalOf(text)).toContain('written in Japanese');
  });

  it('is read if its requirements are in English, with a warning', () => {
    const text =
      'バックエンドエンジニア募集\n\n私たちは東京の会社です。金融サービスを開発しています。チームは二十人です。\n\nRequirements\n- 5+ years of experience with Go and PostgreSQL\n- You have worked with Kubernetes\n\n歓迎スキル\n- Terraform の経験\n- Rust';
    const read = parseJobDescription(text);
    expect(read.requiredSkills.map(({ name }) => name).toSorted()).toEqual(['Go', 'Kubernetes', 'PostgreSQL']);
    expect(read.preferredSkills).toEqual([]);
    expect(read.yearsMin).toBe(5);
    expect(read.language).toBe('ja');
    expect(read.warnings.join(' ')).toContain('written in Japanese, which cannot be read');
  });

  it('is read in English although it has an address in another script', () => {
    const text =
      'Backend Engineer\n\nWe are looking for an engineer with experience in Go for our office in Tokyo (東京都渋谷区).';
    const read = parseJobDescription(text);
    expect(read.language).toBe('en');
    expect(read.warnings.join(' ')).not.toContain('written in');
  });
});
