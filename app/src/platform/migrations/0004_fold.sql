-- How names are compared in a search: without case and without the signs over and under Latin letters. Immutable, since
-- columns are made of it; a name it folds differently one day needs these columns made anew.
create function platform.door_fold(name text) returns text language sql immutable strict parallel safe as $$
  select lower(translate(name, 'ĄĆĘŁŃÓŚŹŻÁÀÂÄÃÅČÇĎÉÈÊËĚÍÌÎÏŇÑÖÔÒÕØŘŠŤÚÙÛÜŮÝŽĐąćęłńóśźżáàâäãåčçďéèêëěíìîïňñöôòõøřšťúùûüůýžđ', 'acelnoszzaaaaaaccdeeeeeiiiinnooooorstuuuuuyzdacelnoszzaaaaaaccdeeeeeiiiinnooooorstuuuuuyzd'))
$$;
