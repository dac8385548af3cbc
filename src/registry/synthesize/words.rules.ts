/**
 * Words that invented providers are made of: common ones first, then syllables put together, so that there are as many rare
 * names as a nation has. Nothing here is taken from a file of real people.
 */
const list = (text: string): readonly string[] => text.split(' ');

const SYLLABLES = list(
  'BA BEL BOR BRAN CAL CAR CHAN COR DAL DAN DEL DOR EL FAR FEN GAL GAR HAL HAR HOL JEN KAL KEL LAN LEN LOR MAR MEL MOR NAL ' +
    'NOR PAL PEN RAN REN ROS SAL SEN TAL TOR VAL VEN WAL WIN ZAN',
);

/** The n-th name made of three syllables. */
function syllables(n: number): string {
  const count = SYLLABLES.length;
  const part = (index: number): string => SYLLABLES[index % count] ?? '';
  return part(n * 7) + part(Math.floor(n / count) * 11 + 3) + part(Math.floor(n / count / count) * 13 + 5);
}

const extended = (common: readonly string[], size: number, ending: string): readonly string[] =>
  Array.from({ length: size }, (_, n) => common[n] ?? syllables(n) + (n % 3 === 0 ? ending : ''));

export const SURNAMES = extended(
  list(
    'SMITH JOHNSON WILLIAMS BROWN JONES GARCIA MILLER DAVIS RODRIGUEZ MARTINEZ LOPEZ WILSON ANDERSON THOMAS TAYLOR MOORE ' +
      'JACKSON MARTIN LEE THOMPSON WHITE HARRIS CLARK LEWIS ROBINSON WALKER YOUNG ALLEN KING WRIGHT SCOTT HILL GREEN ADAMS ' +
      "NELSON BAKER HALL RIVERA CAMPBELL MITCHELL CARTER ROBERTS PATEL NGUYEN KIM CHEN SINGH O'BRIEN O'NEILL MCCARTHY " +
      'MACDONALD NUÑEZ PEÑA SMITH-JONES VANDERBERG ZIMMERMAN SCHMIDT FISCHER KOWALSKI NOVAK ROSSI COHEN KHAN ALI HASSAN',
  ),
  60_000,
  'SON',
);

export const GIVEN_NAMES = extended(
  list(
    'JAMES MARY ROBERT PATRICIA JOHN JENNIFER MICHAEL LINDA DAVID ELIZABETH WILLIAM BARBARA RICHARD SUSAN JOSEPH JESSICA ' +
      'THOMAS SARAH CHARLES KAREN CHRISTOPHER LISA DANIEL NANCY MATTHEW BETTY ANTHONY SANDRA MARK MARGARET DONALD ASHLEY ' +
      'STEVEN KIMBERLY PAUL EMILY ANDREW DONNA JOSHUA MICHELLE KENNETH CAROL KEVIN AMANDA BRIAN MELISSA GEORGE DEBORAH ' +
      'TIMOTHY STEPHANIE RONALD REBECCA JASON LAURA EDWARD HELEN JEFFREY SHARON RYAN CYNTHIA JACOB KATHLEEN GARY AMY ' +
      'NICHOLAS ANGELA ERIC SHIRLEY JONATHAN ANNA STEPHEN RUTH LARRY BRENDA JUSTIN PAMELA SCOTT NICOLE JOSÉ MARÍA',
  ),
  6000,
  'A',
);

const CITY_ENDINGS = list('TON VILLE BURG FIELD FORD PORT MONT DALE WOOD CITY');
export const CITIES: readonly string[] = Array.from({ length: 9000 }, (_, n) => {
  const common = list(
    'SPRINGFIELD FRANKLIN CLINTON GREENVILLE MADISON SALEM FAIRVIEW GEORGETOWN RIVERTON ARLINGTON ASHLAND',
  );
  if (n < 200 && n % 7 === 0) return common[(n / 7) % common.length] ?? '';
  const front = n % 11 === 0 ? 'SAINT ' : n % 13 === 0 ? 'NORTH ' : n % 17 === 0 ? 'NEW ' : '';
  return front + syllables(n * 3).slice(0, 6) + (CITY_ENDINGS[n % CITY_ENDINGS.length] ?? '');
});

/** As many times as they have people, roughly, in millions. */
export const STATES: readonly string[] = list(
  'CA:39 TX:30 FL:22 NY:20 PA:13 IL:13 OH:12 GA:11 NC:11 MI:10 NJ:9 VA:9 WA:8 AZ:7 TN:7 MA:7 IN:7 MO:6 MD:6 WI:6 CO:6 MN:6 ' +
    'SC:5 AL:5 LA:5 KY:5 OR:4 OK:4 CT:4 UT:3 IA:3 NV:3 AR:3 MS:3 KS:3 NM:2 NE:2 ID:2 WV:2 HI:1 NH:1 ME:1 MT:1 RI:1 DE:1 ' +
    'SD:1 ND:1 AK:1 DC:1 VT:1 WY:1 PR:3',
).flatMap((entry) => {
  const [code = '', times] = entry.split(':');
  return Array.from({ length: Number(times) }, () => code);
});

export const STREETS = list(
  'MAIN OAK PARK MAPLE CEDAR ELM LAKE HILL PINE WASHINGTON CHURCH CENTER RIVER SPRING HIGHLAND UNION',
);
export const STREET_KINDS = list('ST AVE RD BLVD DR LN WAY PKWY');
export const CREDENTIALS = ['M.D.', 'MD', 'RN', 'NP', 'D.O.', 'LCSW', 'PT', 'DDS', 'PHARMD', 'PA-C', 'LPC', 'FNP-C'];
export const TITLES = ['OWNER', 'PRESIDENT', 'CEO', 'ADMINISTRATOR', 'DIRECTOR', 'OFFICE MANAGER', 'CFO', 'PARTNER'];
export const ORGANIZATION_WORDS = list(
  'FAMILY DENTAL HEALTH MEDICAL CARE CENTER HOME PHARMACY PHYSICAL THERAPY CLINIC ASSOCIATES WELLNESS HOSPITAL COUNTY ' +
    'REGIONAL COMMUNITY PEDIATRICS IMAGING LABORATORY VISION EYE SURGERY CARDIOLOGY ORTHOPEDIC BEHAVIORAL HOSPICE NURSING ' +
    'SERVICES GROUP URGENT PRIMARY WOMENS CHIROPRACTIC REHABILITATION COUNSELING',
);
export const LEGAL_FORMS = [', LLC', ' LLC', ', INC.', ' INC', ' PC', ', P.A.', ' PLLC', '', ' CORP', ', L.L.C.'];
export const ISSUERS = ['BCBS', 'AETNA', 'CIGNA', 'RAILROAD MEDICARE', 'STATE LICENSE', 'UNITED HEALTHCARE', 'HUMANA'];
/** Countries that a few addresses lie in. */
export const ABROAD = list('CA MX DE JP GB PH IN KR IT AU');
