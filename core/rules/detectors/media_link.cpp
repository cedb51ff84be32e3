// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Links to pictures and recordings. They are never followed: the link alone says that somebody must look.
#include "rules/cues.h"
#include "rules/detectors/detectors.h"
#include "rules/detectors/surroundings.h"

#include <algorithm>

namespace steward {

namespace {

constexpr auto mediaCues = sortedWords("photo", "photos", "photograph", "pic", "pics", "picture", "pictures",
    "image", "images", "scan", "scans", "xray", "xrays", "x ray", "mri", "ultrasound", "selfie", "screenshot",
    "video", "videos", "footage", "recording", "filmed", "snap", "llun", "lluniau", "fideo", "sgan");

/// Sorted. Sites whose purpose is to hold pictures and files.
constexpr auto mediaHosts
    = sortedWords("1drv.ms", "dropbox.com", "drive.google.com", "flic.kr", "flickr.com", "gyazo.com",
        "ibb.co", "icloud.com", "imgbb.com", "imgur.com", "mediafire.com", "mega.nz", "onedrive.live.com",
        "pbs.twimg.com", "photobucket.com", "photos.app.goo.gl", "photos.google.com", "pic.twitter.com",
        "pic.x.com", "postimg.cc", "prnt.sc", "streamable.com", "tinypic.com", "we.tl", "wetransfer.com");

constexpr auto mediaEndings = sortedWords("avi", "avif", "bmp", "dcm", "dicom", "gif", "heic", "heif", "jpeg",
    "jpg", "m4a", "m4v", "mkv", "mov", "mp3", "mp4", "png", "tif", "tiff", "wav", "webm", "webp");

bool holds(Cues list, std::string_view value)
{
    return list.contains(value);
}

/// Punctuation after a link and brackets around it do not belong to it.
bool isLinkByte(char c)
{
    return c > ' ' && std::string_view("<>\"()[]{}|\\^").find(c) == std::string_view::npos;
}

std::string folded(std::string_view text)
{
    std::string small(text);
    for (char& c : small)
        c = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    return small;
}

struct Link {
    std::string_view host;
    std::string_view path;
    bool hasScheme = false;
};

Link parse(std::string_view text)
{
    Link link;
    if (const size_t scheme = text.find("://"); scheme != std::string_view::npos) {
        link.hasScheme = text.starts_with("http");
        text.remove_prefix(scheme + 3);
    }
    link.host = text.substr(0, text.find_first_of("/?#"));
    link.host = link.host.substr(0, link.host.find(':'));
    text.remove_prefix(std::min(text.size(), text.find_first_of("/?#")));
    link.path = text.substr(0, text.find_first_of("?#"));
    return link;
}

bool endsInMedia(std::string_view path)
{
    const size_t dot = path.rfind('.');
    return dot != std::string_view::npos && holds(mediaEndings, path.substr(dot + 1));
}

/// The host or one that it is a part of: "i.imgur.com" is of "imgur.com".
bool isMediaHost(std::string_view host)
{
    for (;;) {
        if (holds(mediaHosts, host))
            return true;
        const size_t dot = host.find('.');
        if (dot == std::string_view::npos)
            return false;
        host.remove_prefix(dot + 1);
    }
}

bool isHost(std::string_view host)
{
    const size_t dot = host.rfind('.');
    return dot != std::string_view::npos && dot > 0 && host.size() - dot > 2;
}

bool isDataUri(std::string_view text)
{
    return text.starts_with("data:image/") || text.starts_with("data:video/")
        || text.starts_with("data:audio/");
}

void judge(const Reading& reading, const ByteSpan& span, Hits& found)
{
    constexpr size_t longest = 2048; // what browsers take; a data URI may be longer but says so at once
    const std::string text = folded(reading.text({span.start, std::min(span.end, span.start + longest)}));
    if (isDataUri(text)) {
        found.push_back({"media-link", span, Tier::Likely, {}, {}});
        return;
    }
    const Link link = parse(text);
    if (link.path.size() < 2 || (!link.hasScheme && !isHost(link.host)))
        return;
    if (endsInMedia(link.path))
        found.push_back({"media-link", span, Tier::Likely, {}, {}});
    else if (isMediaHost(link.host))
        found.push_back({"media-link", span,
            Nearby(reading, span).says(mediaCues) ? Tier::Likely : Tier::Possible, {}, {}});
}

} // namespace

Detect makeMediaLinkDetector(const QJsonObject&)
{
    return [](const Reading& reading, const TextFacts&, const Taken&, Hits& found) {
        const std::string& bytes = reading.normal.bytes;
        size_t done = 0;
        for (size_t slash = bytes.find('/'); slash != std::string::npos; slash = bytes.find('/', done)) {
            ByteSpan span{slash, slash};
            while (span.start > done && isLinkByte(bytes[span.start - 1]))
                --span.start;
            while (span.end < bytes.size() && isLinkByte(bytes[span.end]))
                ++span.end;
            done = span.end;
            while (span.end > span.start + 1
                && std::string_view(".,;:!?'*").find(bytes[span.end - 1]) != std::string_view::npos)
                --span.end;
            judge(reading, span, found);
        }
    };
}

} // namespace steward
