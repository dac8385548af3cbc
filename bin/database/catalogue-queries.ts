/**
 * The questions to PostgreSQL's catalogue behind the generated files. Each orders by name or by place in its table, in code
 * point order, so that the answer does not depend on the machine or on the order of migrations.
 */

/** Schemas of packages are their own business; what is left are ours. */
const ours = `n.nspname not in ('information_schema', 'public', 'graphile_worker') and n.nspname !~ '^pg_'`;

/** `grant insert, select on … to …;`: one statement per receiver, rights in order, the owner's own left out. */
const grants = (list: string, owner: string, what: string): string => `
  coalesce((
    select array_agg(line order by line collate "C") from (
      select format('grant %s on %s to %s;', string_agg(lower(a.privilege_type), ', ' order by a.privilege_type), ${what},
        coalesce(quote_ident(g.rolname), 'public')) as line
      from aclexplode(${list}) a left join pg_roles g on g.oid = a.grantee
      where a.grantee <> ${owner} group by g.rolname
    ) lines), '{}') as grants`;

export const schemas = `
  select n.nspname as name, obj_description(n.oid, 'pg_namespace') as comment,
    ${grants('n.nspacl', 'n.nspowner', "'schema ' || quote_ident(n.nspname)")}
  from pg_namespace n where ${ours} order by n.nspname collate "C"`;

export const relations = `
  select n.nspname as schema, c.relname as table, c.relkind as kind, obj_description(c.oid, 'pg_class') as comment,
    array_to_string(c.reloptions, ', ') as options,
    case when c.relispartition then (
      select format('%I.%I %s', pn.nspname, p.relname, pg_get_expr(c.relpartbound, c.oid))
      from pg_inherits i join pg_class p on p.oid = i.inhparent join pg_namespace pn on pn.oid = p.relnamespace
      where i.inhrelid = c.oid) end as "partitionOf",
    case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as "partitionKey",
    case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as definition,
    ${grants('c.relacl', 'c.relowner', "format('%I.%I', n.nspname, c.relname)")}
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and c.relkind in ('r', 'p', 'v', 'm') order by n.nspname collate "C", c.relname collate "C"`;

export const columns = `
  select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
    t.typname as "typeName", a.attnotnull as "isRequired", a.attidentity as identity, a.attgenerated as generated,
    case when a.attcollation <> t.typcollation then quote_ident(co.collname) end as collation,
    pg_get_expr(d.adbin, d.adrelid) as "defaultValue", col_description(c.oid, a.attnum) as comment
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    left join pg_collation co on co.oid = a.attcollation
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where ${ours} and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
  order by n.nspname collate "C", c.relname collate "C", a.attnum`;

/** Keys first, then checks. "Not null" stands at the column; PostgreSQL 18 keeps it as a constraint too. */
export const constraints = `
  select n.nspname as schema, c.relname as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where ${ours} and k.contype in ('p', 'u', 'x', 'f', 'c') and k.conislocal
  order by position(k.contype::text in 'puxfc'), k.conname collate "C"`;

/** Indexes that are not a constraint's own, triggers, row level security and its policies. */
export const statements = `
  with relation as (
    select c.oid, c.relrowsecurity, n.nspname as schema, c.relname as table, format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind in ('r', 'p', 'v', 'm')
  ), statement as (
    select r.schema, r.table, 1 as place, pg_get_indexdef(i.indexrelid) || ';' as line
    from relation r join pg_index i on i.indrelid = r.oid
    where not exists (select from pg_constraint k where k.conindid = i.indexrelid)
    union all
    select r.schema, r.table, 2, pg_get_triggerdef(t.oid) || ';' ||
      case t.tgenabled when 'A' then format(e'\\nalter table %s enable always trigger %I;', r.name, t.tgname) else '' end
    from relation r join pg_trigger t on t.tgrelid = r.oid where not t.tgisinternal
    union all
    select r.schema, r.table, 3, format('alter table %s enable row level security;', r.name) from relation r where r.relrowsecurity
    union all
    select r.schema, r.table, 4, format('create policy %I on %s using (%s);', p.polname, r.name, pg_get_expr(p.polqual, r.oid))
    from relation r join pg_policy p on p.polrelid = r.oid
  )
  select schema, "table", line from statement order by place, line collate "C"`;

export const columnGrants = `
  select n.nspname as schema, c.relname as table,
    format('grant %s (%s) on %I.%I to %s;', lower(a.privilege_type), string_agg(quote_ident(t.attname), ', ' order by t.attnum),
      n.nspname, c.relname, coalesce(quote_ident(g.rolname), 'public')) as line
  from pg_attribute t join pg_class c on c.oid = t.attrelid join pg_namespace n on n.oid = c.relnamespace,
    aclexplode(t.attacl) a left join pg_roles g on g.oid = a.grantee
  where ${ours} and not t.attisdropped
  group by n.nspname, c.relname, a.privilege_type, g.rolname
  order by a.privilege_type, g.rolname`;

export const functions = `
  select pg_get_functiondef(p.oid) as definition, p.oid::regprocedure::text as name, obj_description(p.oid, 'pg_proc') as comment,
    ${grants("coalesce(p.proacl, acldefault('f', p.proowner))", 'p.proowner', "'function ' || p.oid::regprocedure")}
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${ours} and p.prokind in ('f', 'p') order by p.oid::regprocedure::text collate "C"`;

export const types = `
  select format('%I.%I', n.nspname, t.typname) as name, obj_description(t.oid, 'pg_type') as comment,
    array_agg(e.enumlabel::text order by e.enumsortorder) as labels
  from pg_type t join pg_namespace n on n.oid = t.typnamespace join pg_enum e on e.enumtypid = t.oid
  where ${ours} group by t.oid, n.nspname, t.typname order by 1`;
