//! The rules: pure functions from evidence to the name of a cause and what points to it.
//!
//! The first rule that fits speaks, so the more specific ones stand first: how a program ended, then what it waits
//! for, then what it answered or showed. To add a rule: a function in the file of its theme, a line in [`RULES`], and a
//! sample in `tests`.
//!
//! Invariant: a rule quotes what was seen and claims nothing that other programs could show as well; where two causes
//! look the same, neither is named.

mod apart;
mod bytes;
mod clients;
mod console;
mod datagrams;
mod ended;
mod ends;
mod files;
mod first_word;
mod framing;
mod letters;
mod limits;
mod lines;
mod messages;
mod resources;
mod rooms;
mod seen;
mod signs;
mod sizes;
mod starting;
mod stopping;
mod stored;
#[cfg(test)]
mod tests;
mod text;
mod transport;
mod unsent;
mod waiting;

use super::Evidence;

/// A cause's name and what points to it, continuing "your program, because".
type Named = Option<(&'static str, String)>;

type Rule = fn(&Evidence<'_>) -> Named;

/// Every rule, the more specific first.
pub(super) const RULES: &[Rule] = &[
    // It ended, or did not begin.
    starting::cannot_restart,
    starting::client_binds,
    transport::serves_the_other,
    transport::asks_the_other,
    starting::listens_elsewhere,
    starting::looks_elsewhere,
    starting::takes_ipv6_alone,
    starting::is_not_reached,
    starting::hears_loopback_alone,
    starting::does_not_listen,
    starting::shares_its_port,
    starting::second_goes_elsewhere,
    resources::ran_out_of_descriptors,
    files::reads_as_text,
    letters::decodes_each_piece,
    letters::cannot_decode,
    letters::ends_at_invalid_text,
    stopping::loses_patience,
    stored::stops_at_nul,
    stored::stores_the_first_pieces,
    ended::of_a_closed_socket,
    ended::of_a_broken_pipe,
    ended::of_a_client,
    clients::serves_one_only,
    clients::takes_one_file_only,
    console::shows_a_stack_trace,
    ended::crashed,
    ended::crashed_in_part,
    // It waits.
    datagrams::waits_without_a_limit,
    datagrams::drops_what_is_no_text,
    datagrams::asks_once,
    stored::passes_over_what_is_empty,
    stored::hangs_at_an_empty_file,
    datagrams::answers_another_twice,
    datagrams::answers_one_client_only,
    signs::retries_for_ever,
    waiting::reads_the_keyboard_first,
    waiting::sent_nothing_for_nothing,
    waiting::both_sides_wait,
    first_word::waits_to_be_spoken_to,
    first_word::speaks_to_one_at_a_time,
    clients::waits_for_one_client,
    clients::sends_to_one_client,
    rooms::waits_for_a_slow_reader,
    framing::answers_the_first_pieces,
    clients::answers_once,
    clients::answers_the_first_message,
    clients::leaves_with_one,
    framing::shows_the_first_pieces,
    waiting::looks_elsewhere,
    clients::does_not_accept_again,
    ends::computes_after_the_end,
    unsent::asks_elsewhere,
    unsent::is_refused_elsewhere,
    unsent::asks_nothing,
    unsent::shows_it_instead,
    unsent::sends_elsewhere,
    unsent::sends_nothing,
    // It answered, or showed, something else.
    datagrams::answers_from_elsewhere,
    datagrams::cuts_a_datagram,
    datagrams::sends_in_pieces,
    datagrams::answers_all_that_was_said,
    stored::stores_two_under_one_name,
    stored::overwrites_what_was_there,
    stored::follows_a_path,
    stored::keeps_it_in_memory,
    stored::repairs_bytes,
    limits::has_room_for_so_many,
    bytes::pads_with_nul,
    signs::shows_padding,
    signs::sends_padding,
    apart::answers_another,
    apart::mixes_clients,
    bytes::sends_what_is_left,
    framing::answers_each_piece,
    framing::answers_the_first_sentence,
    messages::takes_several_for_one,
    messages::answers_pieces_as_messages,
    messages::shows_pieces_as_messages,
    framing::replies_to_the_first_pieces,
    letters::damages_a_character,
    letters::asks_instead,
    letters::sends_it_back,
    letters::swaps,
    letters::subtracts,
    letters::knows_ascii_only,
    limits::takes_off_the_last_character,
    sizes::fills_one_buffer_in_the_smallest_case,
    lines::takes_one_word,
    lines::takes_blanks_off,
    lines::ends_lines_otherwise,
    console::converts_by_itself,
    console::formats_the_answer,
    console::shows_quoting,
    console::sends_quoting,
    sizes::leaves_the_rest_unread,
    sizes::shows_the_beginning,
    sizes::forgets_what_was_not_taken,
    sizes::fills_one_buffer,
    sizes::shows_one_buffer,
    sizes::sends_once,
    // The end of a connection, of input, of patience.
    files::converts_line_ends,
    signs::fails_in_silence,
    signs::takes_a_break_for_the_end,
    ends::half_close_is_goodbye,
    first_word::ends_the_dialogue,
    first_word::keeps_the_connection,
    ends::closes_early,
    ends::does_not_close,
    ends::resets,
    ends::misses_the_end,
    ends::misses_the_end_of_input,
    framing::waits_for_more,
    // What a check by itself shows.
    resources::spins,
    resources::leaks,
    console::holds_output_back,
    stopping::ignores_the_interrupt,
    stopping::misleads_by_its_status,
];
