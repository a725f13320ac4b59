import { describe, expect, it } from '@jest/globals';
import { Get } from '@nestjs/common';
import { Access, accessOf } from './access.decorator.js';
import { ProtectedController } from './protected-controller.decorator.js';

describe('Access', () => {
  it('is needed on every route of a protected controller, which is not loaded without it', () => {
    expect(() => {
      @ProtectedController('people')
      class People {
        @Get()
        @Access('projects:read')
        list(): void {}

        @Get(':id')
        read(): void {}
      }
      return People;
    }).toThrow('People.read needs @Access()');
  });

  it('is needed on a route that the controller inherits, too', () => {
    class Base {
      @Get('inherited')
      read(): void {}
    }
    expect(() => {
      @ProtectedController('people')
      class People extends Base {}
      return People;
    }).toThrow('People.read needs @Access()');
  });

  it('is not needed on a method that is no route', () => {
    @ProtectedController('people')
    class People {
      help(): void {}
    }
    expect(new People()).toBeInstanceOf(People);
  });

  it('is of sessions alone where a handler of a host application says nothing', () => {
    expect(accessOf(() => undefined)).toEqual(['session']);
  });
});
