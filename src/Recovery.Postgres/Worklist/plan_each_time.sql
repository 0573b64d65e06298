-- A plan for these very words, for this transaction: one word is in every case, another in none, and a plan that must do for both
-- takes seconds at a million cases. Workers are not worth starting for a page.
select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('max_parallel_workers_per_gather', '0', true);
