"""Who wins: pure rules that judge one op against what stands. No SQL."""
