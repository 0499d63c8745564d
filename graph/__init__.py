"""Entente: the paper trail of diplomacy as a graph, and answers with the sentences behind them."""
