import { describe, expect, it } from '@jest/globals';
import { readPosting } from '../posting.js';

describe('a posting in another language', () => {
  it.each([
    ['Wir suchen eine:n Softwareentwickler:in mit Datenbankkenntnissen', 'software developer'],
    ['Wir suchen einen Java-Entwickler mit Erfahrung und Kenntnissen', 'Java developer'],
    ['Nous recherchons un·e développeur·se avec de l’expérience', 'developer with'],
    ['Buscamos un desarrollador/a con experiencia en nuestro equipo', 'developer with'],
    ['Estamos contratando um desenvolvedor(a) com experiência', 'developer with'],
    ['Cerchiamo uno sviluppatore/sviluppatrice con esperienza', 'developer with'],
    ['Szukamy programistki / programisty z doświadczeniem w pracy', 'developer with'],
  ])('has its role words in English without gender endings: %j', (text, english) => {
    expect(readPosting(text).text).toContain(english);
  });

  it('remembers where every English word stands in the posting', () => {
    const source = 'Wir suchen Verstärkung.\n\n**Dein Profil**\n- Mindestens 5 Jahre Berufserfahrung mit Kubernetes';
    const posting = readPosting(source);
    const start = posting.text.indexOf('At least 5 years');
    const { start: from, end } = posting.sourceSpan({ start, end: start + 'At least 5 years'.length });
    expect(source.slice(from, end)).toBe('Mindestens 5 Jahre');
    const tool = posting.text.indexOf('Kubernetes');
    expect(posting.writtenText({ start: tool, end: tool + 10 })).toBe('Kubernetes');
  });

  it('keeps its English lines as they are', () => {
    const english = 'We are looking for a developer with experience in Go who can work with our team.';
    const { text } = readPosting(`${english}\n\nWir suchen eine Person mit Erfahrung in Go und Kenntnissen in SQL.`);
    expect(text).toContain(english);
    expect(text).toContain('experience in Go and knowledge in SQL');
  });

  it("keeps the employer's name", () => {
    const { text } = readPosting('Die Energie Software GmbH sucht einen Entwickler mit Erfahrung in Java.');
    expect(text).toContain('Energie Software GmbH is looking for');
  });
});
