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
mod pace;
mod questions;
mod resources;
mod rooms;
mod seen;
mod showing;
mod signs;
mod silent;
mod sizes;
mod starting;
mod stopping;
mod stored;
mod talk;
#[cfg(test)]
mod tests;
mod text;
mod transport;
mod unsent;
mod waiting;

use super::Evidence;
use crate::Confidence::{self, Certain, Likely};

pub use questions::{Inquiry, questions};

/// A cause's name and what points to it, continuing "your program, because".
type Named = Option<(&'static str, String)>;

pub(super) type Rule = fn(&Evidence<'_>) -> Named;

/// Every rule, the more specific first, with how sure it is: certain where what was seen is the misconception itself,
/// likely where something else might look like it.
pub(super) const RULES: &[(Confidence, Rule)] = &[
    // What was measured.
    (Certain, sizes::was_measured),
    (Certain, letters::was_tried),
    (Certain, clients::was_tried),
    (Certain, silent::was_tried),
    (Certain, pace::was_tried),
    (Certain, pace::depends_on_the_reader),
    (Certain, showing::was_tried),
    (Certain, stored::was_tried),
    (Certain, stored::loses_the_last_buffer),
    // It ended, or did not begin.
    (Certain, starting::cannot_restart),
    (Certain, starting::client_binds),
    (Certain, transport::serves_the_other),
    (Certain, unsent::asks_another),
    (Certain, starting::asks_another),
    (Certain, transport::asks_the_other),
    (Certain, starting::listens_elsewhere),
    (Certain, starting::is_refused_elsewhere),
    (Likely, starting::asked_another_before_it_ended),
    (Likely, starting::looks_elsewhere),
    (Certain, starting::takes_ipv6_alone),
    (Likely, starting::is_not_reached),
    (Certain, starting::hears_loopback_alone),
    (Certain, starting::does_not_listen),
    (Certain, starting::shares_its_port),
    (Certain, starting::second_goes_elsewhere),
    (Certain, resources::ran_out_of_descriptors),
    (Likely, files::reads_as_text),
    (Certain, ended::of_a_closed_socket),
    (Certain, letters::decodes_each_piece),
    (Certain, letters::cannot_decode),
    (Likely, letters::ends_at_invalid_text),
    (Likely, stopping::loses_patience),
    (Likely, stored::stops_at_nul),
    (Likely, stored::stores_the_first_pieces),
    (Certain, ended::of_a_broken_pipe),
    (Likely, ended::of_a_client),
    (Certain, clients::serves_one_only),
    (Likely, clients::takes_one_file_only),
    (Certain, console::shows_a_stack_trace),
    (Certain, ended::crashed),
    (Certain, ended::crashed_in_part),
    // It waits.
    (Certain, datagrams::waits_without_a_limit),
    (Certain, datagrams::drops_what_is_no_text),
    (Certain, datagrams::asks_once),
    (Certain, stored::passes_over_what_is_empty),
    (Certain, stored::hangs_at_an_empty_file),
    (Certain, unsent::sends_astray),
    (Likely, datagrams::answers_another_twice),
    (Likely, datagrams::answers_one_client_only),
    (Certain, signs::retries_for_ever),
    (Certain, waiting::reads_the_keyboard_first),
    (Certain, waiting::sent_nothing_for_nothing),
    (Certain, waiting::both_sides_wait),
    (Certain, first_word::waits_to_be_spoken_to),
    (Certain, first_word::speaks_to_one_at_a_time),
    (Certain, clients::waits_for_one_client),
    (Certain, clients::sends_to_one_client),
    (Certain, rooms::waits_for_a_slow_reader),
    (Certain, framing::answers_the_first_pieces),
    (Certain, clients::answers_once),
    (Likely, clients::answers_the_first_message),
    (Likely, clients::leaves_with_one),
    (Likely, framing::shows_the_first_pieces),
    (Certain, waiting::looks_elsewhere),
    (Likely, clients::does_not_accept_again),
    (Likely, ends::computes_after_the_end),
    (Likely, unsent::asks_elsewhere),
    (Likely, unsent::is_refused_elsewhere),
    (Likely, unsent::asks_nothing),
    (Likely, unsent::shows_it_instead),
    (Likely, unsent::sends_elsewhere),
    (Likely, unsent::sends_nothing),
    // It answered, or showed, something else.
    (Certain, datagrams::answers_from_elsewhere),
    (Certain, datagrams::takes_a_strangers),
    (Likely, datagrams::cuts_a_datagram),
    (Certain, datagrams::sends_in_pieces),
    (Certain, datagrams::answers_all_that_was_said),
    (Likely, stored::stores_two_under_one_name),
    (Certain, stored::overwrites_what_was_there),
    (Certain, stored::follows_a_path),
    (Certain, stored::keeps_it_in_memory),
    (Likely, stored::repairs_bytes),
    (Likely, limits::has_room_for_so_many),
    (Certain, bytes::pads_with_nul),
    (Certain, signs::shows_padding),
    (Certain, signs::sends_padding),
    (Certain, apart::answers_another),
    (Likely, apart::answers_another_twice),
    (Certain, apart::mixes_clients),
    (Certain, apart::mixes_messages),
    (Likely, bytes::sends_what_is_left),
    (Certain, rooms::echoes_to_the_sender),
    (Certain, framing::forgets_what_is_left_over),
    (Certain, framing::answers_each_piece),
    (Likely, framing::answers_the_first_sentence),
    (Certain, messages::answers_in_portions),
    (Likely, messages::takes_several_for_one),
    (Certain, messages::answers_pieces_as_messages),
    (Certain, messages::shows_pieces_as_messages),
    (Certain, framing::replies_to_the_first_pieces),
    (Certain, framing::does_not_wait_for_the_line),
    (Likely, framing::hangs_up_in_a_line),
    (Likely, framing::gives_up_inside_a_character),
    (Likely, letters::damages_a_character),
    (Likely, letters::asks_instead),
    (Certain, letters::sends_it_back),
    (Likely, letters::swaps),
    (Likely, letters::subtracts),
    (Likely, letters::knows_ascii_only),
    (Likely, limits::takes_off_the_last_character),
    (Likely, lines::takes_one_word),
    (Certain, lines::takes_blanks_off),
    (Certain, lines::ends_lines_otherwise),
    (Certain, console::converts_by_itself),
    (Certain, console::formats_the_answer),
    (Certain, console::shows_quoting),
    (Certain, console::sends_quoting),
    (Likely, sizes::leaves_the_rest_unread),
    (Likely, sizes::shows_the_beginning),
    (Likely, pace::forgets_what_was_not_taken),
    (Likely, sizes::fills_one_buffer),
    (Likely, sizes::shows_one_buffer),
    (Likely, pace::sends_once),
    // The end of a connection, of input, of patience.
    (Certain, files::converts_line_ends),
    (Certain, signs::fails_in_silence),
    (Certain, signs::takes_a_break_for_the_end),
    (Certain, ends::half_close_is_goodbye),
    (Certain, first_word::ends_the_dialogue),
    (Certain, first_word::keeps_the_connection),
    (Certain, ends::closes_early),
    (Certain, ends::does_not_close),
    (Certain, ends::resets),
    (Likely, ends::misses_the_end),
    (Likely, ends::misses_the_end_of_input),
    (Likely, silent::waits_for_more),
    // What a check by itself shows.
    (Certain, resources::spins),
    (Certain, resources::leaks),
    (Likely, console::holds_output_back),
    (Certain, stopping::ignores_the_interrupt),
    (Certain, stopping::misleads_by_its_status),
];
