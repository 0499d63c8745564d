"""Which hosts may be spoken to: those whose every address is public.

A name is resolved once and the connection goes to one of the addresses that were checked, so that
a name server which changes its answer in between (DNS rebinding) gains nothing. Numbers in other
notations (octal, hexadecimal, one integer) are resolved like names and checked the same way.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass

from graph.errors import SourceError
from loaders.documents.web.urls import is_web_port

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]

# services of cloud providers that answer on addresses which are public by their number
_METADATA = frozenset({ipaddress.ip_address("168.63.129.16")})
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system finds them.

    Raises:
        OSError: there is no such host, or no network.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an address can be reached by everybody, and only serves what everybody may see."""
    try:
        ip: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(ip) if isinstance(ip, ipaddress.IPv6Address) else None
    return all(
        each.is_global and not each.is_multicast and not each.is_reserved and each not in _METADATA
        for each in (inner or ip,)
    )


def _inner(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to: mapped, 6to4, Teredo and NAT64."""
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    if ip.teredo:
        return ip.teredo[1]
    return ip.ipv4_mapped or ip.sixtofour


@dataclass(frozen=True)
class Gate:
    """Decides which hosts may be spoken to.

    Attributes:
        private: whether all may, as --allow-private says.
        resolve: finds the addresses of a host; another one in tests.
        is_public: whether an address is open to everybody; another one in tests.
    """

    private: bool = False
    resolve: Resolve = resolve
    is_public: Callable[[str], bool] = is_public

    def addresses(self, host: str, port: int, where: str) -> list[str]:
        """The addresses of a host that may be connected to; a host with a private one has none.

        Raises:
            SourceError: none of them may, or there is none.
        """
        if not self.private and not is_web_port(port):
            message = f"{where}: port {port} is not one of web pages; check the address"
            raise SourceError(message)
        try:
            found = self.resolve(host.rstrip("."), port)
        except (OSError, UnicodeError):
            found = []
        if not found:
            message = f"{where}: the host {host} cannot be found; check the address and the network"
            raise SourceError(message)
        if self.private:
            return found
        for address in found:
            if not self.is_public(address):
                message = (
                    f"{where}: {host} is at {address}, which is no public address;"
                    " add --allow-private if you trust it"
                )
                raise SourceError(message)
        return found
