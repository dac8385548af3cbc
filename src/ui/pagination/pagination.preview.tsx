import type { Preview } from '../preview.ts';
import { Pagination } from './pagination.tsx';

const hrefOf = (page: number): string => `?page=${page}`;

export const paginationPreview: Preview = {
  name: 'pagination',
  states: [
    {
      name: 'first',
      element: () => <Pagination page={1} pageSize={25} total={312} hrefOf={hrefOf} label="Employers" />,
    },
    {
      name: 'middle',
      element: () => <Pagination page={6} pageSize={25} total={312} hrefOf={hrefOf} label="Employers" />,
    },
    {
      name: 'single',
      element: () => <Pagination page={1} pageSize={25} total={3} hrefOf={hrefOf} label="Employers" />,
    },
  ],
};
