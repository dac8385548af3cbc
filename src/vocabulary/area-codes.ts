/**
 * Area codes that look domestic and are not: they share the country code 1 with the United States.
 * Codes are not sent there. The United States territories (340, 670, 671, 684, 787, 939) are not in the list.
 */

/** Source: North American Numbering Plan, area codes in service or reserved by country, 2025. */
export const AREA_CODES_ABROAD: ReadonlySet<string> = new Set(
  [
    // Canada
    '204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 450 460 468 474 506',
    '514 519 537 548 568 579 581 584 587 600 604 613 622 633 639 644 647 655 672 677 683 688 705 709 742 753 778 780',
    '782 807 819 825 851 867 871 873 879 902 905 942',
    // The Caribbean and Bermuda
    '242 246 264 268 284 345 441 473 649 658 664 721 758 767 784 809 829 849 868 869 876',
  ]
    .join(' ')
    .split(' '),
);

/** The caller pays by the minute. */
export const PREMIUM_AREA_CODES: ReadonlySet<string> = new Set(['900']);
