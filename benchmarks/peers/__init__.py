"""The generators that are measured, each behind the same verbs."""

from benchmarks.peers.hugo import Hugo
from benchmarks.peers.jarchy import Compared, Jarchy, Searched, Unchecked
from benchmarks.peers.newsroom import Newsroom
from benchmarks.peers.peer import Peer
from benchmarks.peers.pelican import Pelican
from benchmarks.peers.zola import Zola

PEERS: dict[str, Peer] = {peer.key: peer for peer in (Jarchy(), Hugo(), Zola(), Pelican(), Searched())}
# Sites of their own, which the others are not asked for.
NEWSROOM: Peer = Newsroom()
COMPARED: Peer = Compared()
UNCHECKED: Peer = Unchecked()
