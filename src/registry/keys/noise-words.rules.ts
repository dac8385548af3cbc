/**
 * Words that say nothing about an organization by themselves: articles, and forms of companies. No search key begins with
 * one, unless a whole name does; a search by words leaves them out. Changing the list means that keys are made anew.
 */
export const NOISE_WORDS: readonly string[] =
  'A AN AND AT BY CO CORP CORPORATION DBA FOR IN INC INCORPORATED LLC LLP LP LTD OF ON PA PC PLLC PLC PSC THE TO'.split(
    ' ',
  );
