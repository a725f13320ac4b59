import { describe, expect, it } from '@jest/globals';
import { wordsOf } from '../text/words.js';
import { detectLanguage } from './language-detector.js';

describe('the language of a text', () => {
  it.each([
    ['en', 'We are looking for a developer with experience in Go and Rust to join our team.'],
    ['de', 'Wir suchen für unser Team einen Entwickler mit Erfahrung in Java und Kotlin.'],
    ['fr', 'Nous recherchons un développeur avec une bonne expérience en Java pour notre équipe.'],
    ['es', 'Buscamos un desarrollador con experiencia en Node.js para nuestro equipo de trabajo.'],
    ['pt', 'Você vai trabalhar com a nossa equipe no desenvolvimento de uma plataforma em Java.'],
    ['it', 'Cerchiamo uno sviluppatore con esperienza di Java e di React per il nostro team.'],
    ['nl', 'Wij zoeken een ontwikkelaar met ervaring in Java voor ons team en jij werkt met ons.'],
    ['sv', 'Vi söker en utvecklare som har erfarenhet av Java och som vill arbeta hos oss.'],
    ['pl', 'Szukamy programisty, który ma doświadczenie w Java oraz znajomość SQL. Oferujemy pracę w zespole.'],
    ['ru', 'Ищем разработчика на Python с опытом работы от трёх лет в нашу команду.'],
    ['uk', 'Шукаємо розробника з досвідом роботи з Python, який її знає і любить.'],
    ['ja', 'バックエンドエンジニアを募集しています。Go の経験が必要です。'],
    ['zh', '我们正在招聘有经验的后端工程师，熟悉 Go 和 MySQL。'],
  ])('is %s for %j', (code, text) => {
    expect(detectLanguage(text, wordsOf(text))?.code).toBe(code);
  });

  it('is English if half of it is English', () => {
    const text =
      'Wir suchen für unser Team einen Entwickler mit Erfahrung in Java. We are looking for a developer with experience in Java to join our team.';
    expect(detectLanguage(text, wordsOf(text))?.code).toBe('en');
  });

  it('is unknown for a few names', () => {
    expect(detectLanguage('Go, Rust, Berlin', wordsOf('Go, Rust, Berlin'))).toBeNull();
  });
});
