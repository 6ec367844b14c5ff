select json_agg(json_build_object('id', id, 'slug', slug, 'name', name, 'description', description, 'count', published,
    'updatedAt', updated_at) order by name, id)
from (select * from tag order by name, id limit 20) t;
