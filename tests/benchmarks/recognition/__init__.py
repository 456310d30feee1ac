"""What the benchmark of hearing is made of: clips, tasks, conditions, engines, trials and their tables."""
