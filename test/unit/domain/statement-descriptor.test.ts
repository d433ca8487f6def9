import { describe, expect, it } from 'vitest';
import { describeStatementDescriptor } from '#shared/domain/statement-descriptor.ts';

const codes = (text: string): string[] =>
  describeStatementDescriptor(text).problems.map(({ code, severity }) => `${severity} ${code}`);

describe('describeStatementDescriptor', () => {
  it('prints in capitals', () => {
    expect(describeStatementDescriptor('Kissa Mori')).toEqual({
      printed: 'KISSA MORI',
      removed: '',
      suggestion: null,
      problems: [],
    });
  });

  it('refuses a Japanese descriptor and names what falls away', () => {
    expect(describeStatementDescriptor('珈琲豆')).toMatchObject({
      printed: '',
      removed: '珈琲豆',
      problems: [{ code: 'product/descriptor-no-letter', severity: 'error', params: { removed: '珈琲豆' } }],
    });
  });

  it('judges after dropping what banks do not print', () => {
    expect(codes('Ω1')).toEqual(['error product/descriptor-no-letter']);
    expect(codes('12345')).toEqual(['error product/descriptor-digits-only']);
  });

  it('warns where only a part falls away, and shows what is left', () => {
    const described = describeStatementDescriptor('森の珈琲 MORI COFFEE');
    expect(described.printed).toBe('MORI COFFEE');
    expect(described.problems).toMatchObject([
      { code: 'product/descriptor-drops', severity: 'warning', params: { printed: 'MORI COFFEE' } },
    ]);
  });

  it('offers plain letters for full-width ones', () => {
    expect(describeStatementDescriptor('ＭＯＲＩ ＣＯＦＦＥＥ').suggestion).toBe('MORI COFFEE');
    expect(describeStatementDescriptor('珈琲').suggestion).toBeNull();
  });

  it.each(['<', '>', '\\', '"', "'"])('refuses %s', (character) => {
    expect(codes(`MORI ${character} CO`)).toEqual(['error product/descriptor-forbidden']);
  });

  it('takes 22 characters and refuses 23', () => {
    expect(codes('A'.repeat(22))).toEqual([]);
    expect(codes('A'.repeat(23))).toEqual(['error product/descriptor-too-long']);
  });

  it('warns of fewer than 5', () => {
    expect(codes('MORI')).toEqual(['warning product/descriptor-short']);
  });

  it('has nothing to say about no descriptor', () => {
    expect(codes('')).toEqual([]);
  });

  it('refuses a descriptor of blanks', () => {
    expect(codes('     ')).toEqual(['error product/descriptor-digits-only']);
  });
});
