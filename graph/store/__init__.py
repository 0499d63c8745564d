"""The databases behind one code path: Bolt through the official driver.

store -> bolt -> embedded (arcade, lock)     a graph in a folder
              -> remote                      a Neo4j server
guard, dialect, text                         what can be read off Cypher text
watchdog                                     ending a query
failures, plain                              the driver's errors and values in our terms
"""

from graph.store.records import Rows, Transaction
from graph.store.store import Store, connect

__all__ = ["Rows", "Store", "Transaction", "connect"]
