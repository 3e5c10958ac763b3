//! What the kernel counts of datagrams and connections in the network of a pod.

use std::fs;

use sockspec_model::Calls;

use super::Kernel;

impl Kernel {
    /// Datagrams that left a socket of the pod, be it ours or the program's; nothing where the network is shared.
    #[must_use]
    pub fn datagrams_sent(&self) -> Option<u64> {
        let (four, six) = (self.counted("snmp")?, self.counted("snmp6"));
        let six = beside(&six.unwrap_or_default(), "Udp6OutDatagrams");
        Some(under_head(&four, "Udp:", "OutDatagrams")? + six)
    }

    /// Connections that were asked for in the pod, be it by us or by the program; nothing where the network is shared.
    #[must_use]
    pub(crate) fn calls(&self) -> Option<Calls> {
        let counted = self.counted("snmp")?;
        Some(Calls {
            begun: under_head(&counted, "Tcp:", "ActiveOpens")?,
            refused: under_head(&counted, "Tcp:", "AttemptFails")?,
        })
    }

    fn counted(&self, file: &str) -> Option<String> {
        let file = format!("/proc/{}/net/{file}", self.root);
        (!self.shared).then(|| fs::read_to_string(file).ok())?
    }
}

/// A number that stands under its name: two lines begin with the same word, names in the first, numbers in the second.
fn under_head(text: &str, head: &str, name: &str) -> Option<u64> {
    let mut lines = text.lines().filter(|line| line.starts_with(head));
    let (names, numbers) = (lines.next()?.split(' '), lines.next()?.split(' '));
    let (_, number) = names.zip(numbers).find(|(one, _)| *one == name)?;
    number.parse().ok()
}

/// A number that stands beside its name; there is none where the kernel does without IPv6.
fn beside(text: &str, name: &str) -> u64 {
    let mut pairs = text
        .lines()
        .filter_map(|line| line.split_once(char::is_whitespace));
    let number = pairs.find(|(one, _)| *one == name);
    number
        .and_then(|(_, number)| number.trim().parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_by_their_names() {
        let text = "Tcp: OutDatagrams\nTcp: 1\nUdp: InDatagrams OutDatagrams\nUdp: 7 9\n";
        assert_eq!(under_head(text, "Udp:", "OutDatagrams"), Some(9));
        assert_eq!(under_head(text, "Udp:", "Other"), None);
        assert_eq!(
            beside("Ip6In 3\nUdp6OutDatagrams   \t5\n", "Udp6OutDatagrams"),
            5
        );
        assert_eq!(beside("", "Udp6OutDatagrams"), 0);
    }
}
