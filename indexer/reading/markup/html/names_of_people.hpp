// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of people in bylines.
//
//     names_in("Af Jens Hansen, journalist | jh@avisen.dk")     Jens Hansen
//     names_in("Jens Hansen og Hanne Holm")                     Jens Hansen; Hanne Holm
//     name_behind_lead_in("21. maj 2021 Af Jens Hansen", ...)   Jens Hansen
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace udklip::indexer::html {

/// The names that a byline states, without lead-ins, jobs, bureaus, addresses and dates. What comes
/// out need not be a person's name.
std::vector<std::string> names_in(std::string_view byline);

/// The text behind the first "by", "von", "af" or "av" before a capital; all of it if there is
/// none.
std::string behind_lead_in(const std::string& text);

/// Two to five words with capitals behind a lead-in ("Af", "Tekst:") at the beginning of a line,
/// behind a sign or figure, or, in a short line, anywhere. Empty if there are none.
std::string name_behind_lead_in(std::string_view line, bool is_short);

/// Whether a name can be a person's: up to eight words, half of them with capitals, no figures, no
/// address, not is_nobody().
bool is_person(std::string_view name);

/// Whether a name is nobody's (admin, redaktion), a label, an address or a mail address.
bool is_nobody(std::string_view name);

/// Whether a text is a first and a last name and nothing else.
bool is_full_name(std::string_view text);

bool has_year(std::string_view text);

}  // namespace udklip::indexer::html
